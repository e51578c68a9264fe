"""What an act, a page or an API answer may show of a case: one typed object, and nothing else.

A template reads a :class:`CaseView` and no other source, so that freezing the view freezes the act:
its canonical JSON is hashed, stored, and renders to the same bytes years later. Money is in euro,
VAT excluded, discounts are percentages; exact numbers stay :class:`~decimal.Decimal` and are
formatted by the template. A field absent from the case is ``None`` or an empty tuple: the template
decides what an absence means for its act.
"""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganizationView:
    """A public body: the SUA's Province or the Comune/Unione it works for."""

    name: str
    kind: str
    codice_fiscale: str
    pec: str
    ausa: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonView:
    """A person with the role they hold in this case, as the act names them."""

    name: str
    role: str
    organization: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementView:
    """The agreement (convenzione) binding Comune and Province, art. 62 c. 9."""

    number: str
    signed_on: date
    valid_from: date
    valid_to: date | None
    contract_signer: str
    guarantee_beneficiary: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ActReference:
    """Number and date of somebody's act, e.g. the Comune's decision to procure."""

    number: str
    day: date
    issuer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActView:
    """The act being rendered: what the adoption command said of it."""

    title: str
    number: str
    day: date
    signer: PersonView
    protocol: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FileView:
    """A document of the dossier with its SHA-256 (hex)."""

    name: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestView:
    """The Comune's request as submitted."""

    subject: str
    cpv: str
    nuts: str
    cup: str
    cui: str | None
    funding: str
    buyer_rup: PersonView
    decision_to_procure: ActReference
    project_validated_on: date | None
    project_validator: str | None
    collective_agreement: str | None
    submitted_on: date | None
    protocol: str | None
    documents: tuple[FileView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AmountsView:
    """Amounts in euro, VAT excluded.

    ``base`` includes the labour cost and excludes the safety costs, which are never discounted;
    ``total`` is base plus safety. ``labour_in_discount_base`` is the declared reading of art. 41
    c. 14: whether the discount applies to the labour cost too.
    """

    base: Decimal
    labour: Decimal
    safety: Decimal
    total: Decimal
    labour_in_discount_base: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OperatorView:
    """An economic operator as invited."""

    name: str
    codice_fiscale: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BidView:
    """One bid with what happened to it; ``outcome`` is an Italian phrase, e.g. «aggiudicataria».

    ``technical``, ``economic`` and ``total`` are its points as text, where points are given.
    """

    position: int
    operator: OperatorView
    discount: Decimal
    labour_cost: Decimal
    safety_charges: Decimal
    set_aside: bool
    abnormal: bool
    outcome: str
    technical: str | None = None
    economic: str | None = None
    total: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExclusionView:
    """An operator not admitted, with the recorded reasons."""

    operator: OperatorView
    reasons: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberView:
    """One line of the calculation, in the order it was made: label, exact text, how it was got."""

    label: str
    text: str
    explanation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingView:
    """A contested point with the reading taken, its source, and the reasons if not the default."""

    point: str
    chosen: str
    source: str
    is_default: bool
    reasons: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CalculationView:
    """The abnormal-bid threshold as calculated, or why none was (``applies`` false)."""

    method: str
    applies: bool
    reasons: tuple[str, ...]
    numbers: tuple[NumberView, ...]
    threshold: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AwardView:
    """The winner and the price, in euro cents."""

    operator: OperatorView
    discount: Decimal
    discounted_works: Decimal
    labour: Decimal
    safety: Decimal
    price: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckView:
    """A requirement check: what, from which source, when, with which outcome."""

    subject: str
    source: str
    day: date
    outcome: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitationView:
    """The invitation: how operators were chosen, who, where and until when they bid."""

    selection_method: str
    selection_reasons: str
    operators: tuple[OperatorView, ...]
    platform: str
    platform_procedure: str
    bids_due: datetime
    consultation_notice_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineView:
    """A term of the case: label, last day, the article, whether it was moved and why."""

    label: str
    last_day: date
    source: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnconfirmedView:
    """A value or rule the act rests on that was not read in a text in force: «da confermare»."""

    label: str
    value: str
    source: str
    confidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TermView:
    """A term of an agreement in words; ``headers`` and ``rows`` where it is a table."""

    label: str
    text: str
    headers: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseView:
    """Everything an act of the first release may show.

    Attributes:
        demo: the case is a demonstration; every page and act must say so.
        lot: lot the act is about; empty: the whole procedure.
        above_threshold: the contract reaches the EU threshold: the standstill applies.
        law_day: day whose law rules the act (the pin, or the day of the command before it).
        reasons: the recorded reasons of the decision being rendered, if it carries any.
        terms: of an agreement, what the two bodies agree upon.
    """

    case_id: str
    code: str
    title: str
    procedure: str
    state: str
    demo: bool
    demo_note: str
    law_day: date
    province: OrganizationView
    buyer: OrganizationView
    agreement: AgreementView | None
    amounts: AmountsView
    request: RequestView | None = None
    accepted_by_silence: bool = False
    cig: str | None = None
    sua_rup: PersonView | None = None
    board: tuple[PersonView, ...] = ()
    invitation: InvitationView | None = None
    bids_received: int | None = None
    exclusions: tuple[ExclusionView, ...] = ()
    bids: tuple[BidView, ...] = ()
    calculation: CalculationView | None = None
    award: AwardView | None = None
    checks: tuple[CheckView, ...] = ()
    readings: tuple[ReadingView, ...] = ()
    deadlines: tuple[DeadlineView, ...] = ()
    unconfirmed: tuple[UnconfirmedView, ...] = ()
    lot: str = ""
    above_threshold: bool = False
    reasons: str | None = None
    act: ActView | None = None
    terms: tuple[TermView, ...] = ()
