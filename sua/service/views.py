"""Building the :class:`CaseView`: the one place where facts become what acts and pages show."""

from decimal import Decimal
from uuid import UUID

from sqlalchemy import Connection

from sua.corpus.parameter_use import parameters_read
from sua.corpus.rulebooks import Corpus, template_of
from sua.domain.calendar import legal_day
from sua.domain.case import Case, CaseKind
from sua.domain.fact_reader import FactReader
from sua.domain.facts import Act
from sua.domain.organizations import ContractSigner, Organization, Parties
from sua.domain.people import Role
from sua.domain.view import (
    ActReference,
    ActView,
    AgreementView,
    AmountsView,
    CaseView,
    CheckView,
    DeadlineView,
    ExclusionView,
    FileView,
    InvitationView,
    OperatorView,
    OrganizationView,
    PersonView,
    RequestView,
    TermView,
    UnconfirmedView,
)
from sua.engine.bidding import names as operator_names
from sua.engine.ledgers import current_checks
from sua.engine.lifecycle import Transition
from sua.engine.rulebook import RuleBook
from sua.engine.terms import deadlines
from sua.law.dated import amount_shown
from sua.law.sources import cite
from sua.rendering.codec import encode_view
from sua.service.award_views import award_parts
from sua.service.showing import shown
from sua.storage import registers
from sua.storage.vault import Vault

_SIGNERS = {ContractSigner.BUYER: "il Comune", ContractSigner.PROVINCE: "la Provincia"}


def view_bytes(view: CaseView) -> bytes:
    """Canonical JSON of a view."""
    return encode_view(view)


def case_view(  # noqa: PLR0913 -- a view is made of that many things
    connection: Connection,
    vault: Vault,
    corpus: Corpus,
    book: RuleBook,
    case: Case,
    parties: Parties,
    *,
    transition: Transition,
    signer_role: Role,
) -> CaseView:
    """The view of ``case`` as it stands after ``transition``, for the act it adopts."""
    facts = FactReader(case.facts)
    people = _People(connection, vault, case, parties)
    act = case.facts.get(transition.act or "")
    base = facts.amount("base_amount") or Decimal(0)
    safety = facts.amount("safety_costs") or Decimal(0)
    return CaseView(
        case_id=str(case.id),
        code=_code(case),
        lot=case.lot,
        title=facts.text("subject") or book.lifecycle.label,
        procedure=book.lifecycle.label,
        state=book.lifecycle.state(case.state).label,
        demo=bool(registers.is_demo(connection)),
        demo_note=facts.text("data_origin") or "",
        law_day=book.day,
        province=_organization(parties.province),
        buyer=_organization(parties.buyer),
        agreement=_agreement(parties),
        amounts=AmountsView(
            base=base,
            labour=facts.amount("labour_cost") or Decimal(0),
            safety=safety,
            total=base + safety,
            labour_in_discount_base=bool(facts.flag("labour_in_discount_base")),
        ),
        request=_request(case, facts, people),
        accepted_by_silence="lapse_into_assent" in case.done,
        cig=facts.text("cig"),
        sua_rup=people.view(facts.person("sua_rup"), Role.SUA_RUP),
        board=tuple(
            view for p in facts.persons("board") if (view := people.view(p, Role.BOARD)) is not None
        ),
        invitation=_invitation(book, facts),
        bids_received=facts.integer("bids_received"),
        exclusions=_exclusions(facts),
        checks=_checks(book, facts),
        deadlines=tuple(
            DeadlineView(
                label=d.label,
                last_day=d.last_day,
                source=cite(d.source, corpus.sources),
                note=d.note,
            )
            for d in deadlines(book, case)
            if d.met_at is None
        ),
        unconfirmed=_unconfirmed(corpus, book, transition),
        above_threshold=facts.text("threshold_band") == "above_threshold",
        reasons=facts.text("reasons") if "reasons" in transition.captures else None,
        act=_act(book, transition, act, people, signer_role),
        terms=_terms(book, case),
        **award_parts(book, facts, corpus.sources),
    )


def _terms(book: RuleBook, case: Case) -> tuple[TermView, ...]:
    """The terms of an agreement, in the order in which its draft asks for them."""
    move = book.lifecycle.transition(book.lifecycle.initial, "fill_in")
    if case.kind is not CaseKind.AGREEMENT or move is None:
        return ()
    told = (
        shown(book.facts[name], case.facts[name], {})
        for name in move.optional
        if name in case.facts
    )
    return tuple(TermView(label=t.label, text=t.text, headers=t.headers, rows=t.rows) for t in told)


class _People:
    """Names and bodies of the persons a case names, read once."""

    def __init__(self, connection: Connection, vault: Vault, case: Case, parties: Parties) -> None:
        self._parties = parties
        persons = {v for v in case.facts.values() if isinstance(v, UUID)}
        persons |= {
            p for v in case.facts.values() if isinstance(v, tuple) for p in v if isinstance(p, UUID)
        }
        persons |= {
            v.signer for v in case.facts.values() if isinstance(v, Act) and v.signer is not None
        }
        self._names = registers.names(connection, vault, persons)

    def view(self, person: UUID | None, role: Role) -> PersonView | None:
        """The person as an act names them."""
        if person is None or person not in self._names:
            return None
        body = self._parties.buyer if role is Role.BUYER else self._parties.province
        return PersonView(name=self._names[person], role=role.label, organization=body.name)


def _code(case: Case) -> str:
    """Short code an act carries: year of opening and first characters of the identity."""
    return f"{legal_day(case.opened_at).year}/{str(case.id)[:8].upper()}"


def _organization(body: Organization) -> OrganizationView:
    return OrganizationView(
        name=body.name,
        kind=body.kind.label,
        codice_fiscale=body.codice_fiscale,
        pec=body.pec,
        ausa=body.ausa,
    )


def _agreement(parties: Parties) -> AgreementView | None:
    agreement = parties.agreement
    if agreement is None:
        return None
    return AgreementView(
        number=agreement.number,
        signed_on=agreement.signed_on,
        valid_from=agreement.valid_from,
        valid_to=agreement.valid_to,
        contract_signer=_SIGNERS[agreement.contract_signer],
        guarantee_beneficiary=_SIGNERS[agreement.guarantee_beneficiary],
    )


def _request(case: Case, facts: FactReader, people: _People) -> RequestView | None:
    rup = people.view(facts.person("buyer_rup"), Role.BUYER)
    decision = facts.act("decision_to_procure")
    if rup is None or decision is None:
        return None
    submitted = case.done.get("submit")
    return RequestView(
        subject=facts.text("subject") or "",
        cpv=facts.text("cpv") or "",
        nuts=facts.text("nuts") or "",
        cup=facts.text("cup") or "",
        cui=facts.text("cui"),
        funding=facts.text("funding") or "",
        buyer_rup=rup,
        decision_to_procure=ActReference(
            number=decision.number, day=decision.day, issuer=decision.issuer
        ),
        project_validated_on=facts.date("project_validated_on"),
        project_validator=facts.text("project_validator"),
        collective_agreement=facts.text("collective_agreement"),
        submitted_on=legal_day(submitted) if submitted else None,
        protocol=facts.text("protocol"),
        documents=tuple(FileView(name=f.name, sha256=f.sha256) for f in facts.files("documents")),
    )


def _invitation(book: RuleBook, facts: FactReader) -> InvitationView | None:
    due, method = facts.instant("bids_due"), facts.text("selection_method")
    if due is None or method is None or facts.act("invitation_act") is None:
        return None
    return InvitationView(
        selection_method=book.facts["selection_method"].options[method],
        selection_reasons=facts.text("selection_reasons") or "",
        operators=tuple(
            OperatorView(name=o.name, codice_fiscale=o.codice_fiscale)
            for o in facts.operators("invited")
        ),
        platform=facts.text("platform") or "",
        platform_procedure=facts.text("platform_procedure") or "",
        bids_due=due,
        consultation_notice_on=facts.date("consultation_notice_on"),
    )


def _checks(book: RuleBook, facts: FactReader) -> tuple[CheckView, ...]:
    """What was verified on the winner and came back, each thing once: the last answer holds."""
    winner = facts.operators("winner")
    found = current_checks(facts, winner[0].codice_fiscale) if winner else ()
    words = {c.id: c.options for c in book.facts["checks"].columns} if found else {}
    return tuple(
        CheckView(
            subject=words["subject"][check.subject],
            source=check.source,
            day=check.replied_on,
            outcome=words["outcome"][check.outcome],
        )
        for check in found
        if check.replied_on is not None and check.outcome is not None
    )


def _exclusions(facts: FactReader) -> tuple[ExclusionView, ...]:
    names = operator_names(facts)
    return tuple(
        ExclusionView(
            operator=OperatorView(
                name=names.get(e.codice_fiscale, ""), codice_fiscale=e.codice_fiscale
            ),
            reasons=e.reasons,
        )
        for e in facts.exclusions("exclusions")
    )


def _act(
    book: RuleBook, transition: Transition, act: object, people: _People, signer_role: Role
) -> ActView | None:
    if not isinstance(act, Act) or act.signer is None or transition.document is None:
        return None
    signer = people.view(act.signer, signer_role)
    if signer is None:
        return None
    return ActView(
        title=template_of(book, transition.document).title,
        number=act.number,
        day=act.day,
        signer=signer,
        protocol=act.protocol or None,
    )


def _unconfirmed(
    corpus: Corpus, book: RuleBook, transition: Transition
) -> tuple[UnconfirmedView, ...]:
    """What the act rests on that was not read in a text in force."""
    found = []
    for parameter in sorted(parameters_read(book.lifecycle, transition)):
        if not book.law.has(parameter):
            continue
        value = book.law.value(parameter)
        if value.needs_confirmation:
            label = corpus.law.label(parameter) if parameter in corpus.law.parameters else parameter
            found.append(
                UnconfirmedView(
                    label=label,
                    value=amount_shown(value.amount, value.unit),
                    source=cite(value.source, corpus.sources),
                    confidence=value.confidence.value,
                )
            )
    for name in transition.guards:
        guard = book.guards[name]
        if guard.confidence:
            found.append(
                UnconfirmedView(
                    label=guard.label,
                    value="",
                    source=cite(guard.source, corpus.sources),
                    confidence=guard.confidence,
                )
            )
    return tuple(found)
