"""An agreement as the other cases read it: the dated version that each of its steps leaves behind.

A version is derived from the case and from nothing else, so that whoever verifies derives it again.
The fee is told as plain JSON beside it: it is read when somebody owes, not at every command.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid5

from sua.domain.canonical import canonical_json
from sua.domain.case import Case, CaseKind
from sua.domain.fact_reader import FactReader, TypedFacts
from sua.domain.organizations import Agreement, ContractSigner
from sua.engine.duties import DUTIES
from sua.law.fee_scheme import (
    Band,
    BandedScheme,
    CostRefund,
    Free,
    PopulationBand,
    PopulationScheme,
    Scheme,
)

_BINDING = frozenset({"in_force", "withdrawn", "expired"})


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementVersion:
    """One dated version; ``seq`` is the event that made it, ``fees`` canonical JSON."""

    agreement: Agreement
    case_id: UUID
    seq: int
    fees: str


def version_made(before: Case, after: Case, seq: int) -> AgreementVersion | None:
    """The version that event ``seq`` makes of an agreement; None where it leaves what there was."""
    if after.kind is not CaseKind.AGREEMENT or after.state not in _BINDING:
        return None
    made = _version(after, seq)
    if before.state in _BINDING and made is not None and _version(before, seq) == made:
        return None
    return made


def _version(case: Case, seq: int) -> AgreementVersion | None:
    facts = FactReader(case.facts)
    number, signed = facts.text("agreement_number"), facts.date("agreement_signed_on")
    first = facts.date("agreement_change_from") or facts.date("agreement_from")
    signer, beneficiary = facts.text("contract_signer"), facts.text("guarantee_beneficiary")
    if not (number and signed and first and signer and beneficiary):
        return None  # only a case taken over can lack them: the walk does not give them all
    last = facts.date("agreement_to")
    if case.state == "withdrawn":
        last = facts.date("withdrawal_last_day") or last
    return AgreementVersion(
        agreement=Agreement(
            id=uuid5(case.id, f"agreement:{seq}"),
            province=case.province,
            buyer=case.buyer,
            number=number,
            signed_on=signed,
            valid_from=first,
            valid_to=last,
            contract_signer=ContractSigner(signer),
            guarantee_beneficiary=ContractSigner(beneficiary),
            duties={
                row.text("duty") or "": ContractSigner(row.text("body") or "")
                for row in facts.table("agreement_duties")
                if row.text("duty") in DUTIES
            },
        ),
        case_id=case.id,
        seq=seq,
        fees=canonical_json(fees_of(facts)).decode(),
    )


def fees_of(facts: TypedFacts) -> dict[str, Any]:
    """What is owed for a procedure, as plain JSON: amounts as text, nothing that is not agreed."""
    told = {
        "kind": facts.text("fee_kind"),
        "due_on": facts.text("fee_due_on"),
        "minimum": _text(facts.amount("fee_minimum")),
        "maximum": _text(facts.amount("fee_maximum")),
        "population": _text(facts.integer("agreement_population")),
        "incentive_percent": _text(facts.amount("incentive_percent")),
        "incentive_share": _text(facts.amount("incentive_share")),
        "anac_payer": next(
            (
                row.text("payer")
                for row in facts.table("agreement_charges")
                if row.text("item") == "anac_fee"
            ),
            None,
        ),
        "bands": [
            [_text(row.amount("up_to")), _text(row.amount("percent"))]
            for row in facts.table("fee_bands")
        ],
        "populations": [
            [_text(row.integer("up_to")), _text(row.amount("amount"))]
            for row in facts.table("fee_population")
        ],
    }
    return {name: value for name, value in told.items() if value not in (None, [])}


def fee_scheme_of(facts: TypedFacts) -> Scheme | None:
    """The scheme that the facts describe; None where they do not make one."""
    return scheme_in(fees_of(facts))


def scheme_in(fees: dict[str, Any]) -> Scheme | None:
    """The scheme told as :func:`fees_of` tells it; None where it does not make one.

    >>> scheme_in({"kind": "banded", "bands": [["100", "0.5"]]}) is None  # no end to the bands
    True
    """
    kind = fees.get("kind")
    try:
        if kind == "banded":
            bands = tuple(
                Band(None if end is None else Decimal(end), Decimal(percent))
                for end, percent in fees.get("bands", ())
            )
            low, high = fees.get("minimum"), fees.get("maximum")
            endless = bool(bands) and bands[-1].up_to is None
            scheme = BandedScheme(
                bands=bands,
                minimum=None if low is None else Decimal(low),
                maximum=None if high is None else Decimal(high),
            )
            return scheme if endless else None
        if kind == "population":
            return PopulationScheme(
                tuple(
                    PopulationBand(None if end is None else int(end), Decimal(amount))
                    for end, amount in fees.get("populations", ())
                )
            )
    except ValueError:
        return None
    if kind == "cost_refund":
        return CostRefund()
    return Free() if kind == "free" else None


def _text(value: object) -> str | None:
    return None if value is None else str(value)
