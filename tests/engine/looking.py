"""A situation made of a few facts, for a guard to be looked at alone.

All that guards find here is in ``findings.txt``, word for word and with the fact it is about.
"""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID

from sua.corpus.rulebooks import load_corpus
from sua.domain.case import Case, CaseKind
from sua.domain.fact_codec import parse_fact
from sua.domain.facts import FactValue
from sua.domain.organizations import (
    Agreement,
    ContractSigner,
    Organization,
    OrganizationKind,
    Parties,
)
from sua.domain.people import Actor, Role
from sua.engine.guards import GUARDS, Fail
from sua.engine.guards.registry import Finding
from sua.engine.rulebook import RuleBook
from sua.engine.situation import Situation
from tests.golden import among

ALFA, BETA, GAMMA, DELTA, EPSILON, ZETA = (
    *("99990000038", "99990000046", "99990000053"),
    *("99990000061", "99990000079", "99990000087"),
)
ONE, TWO, THREE, FOUR, FIVE, SIX = (str(UUID(int=n)) for n in range(1, 7))
YES = {"answer": True, "reasons": "Prova."}
NO = {"answer": False, "reasons": "Prova."}
DIGEST = "9c41d7e20b86fa53c1e7704d9a2b6835fe10c94d7728ab5306ef1d92c84b7a60"
_PROVINCE, _BUYER = UUID(int=100), UUID(int=101)
GOLDEN = Path(__file__).with_name("findings.txt")


def operators(*codes: str) -> list[dict[str, str]]:
    return [{"codice_fiscale": code, "name": f"Impresa {code[-3:]}"} for code in codes]


def excluded(*codes: str) -> list[dict[str, str]]:
    return [{"codice_fiscale": code, "reasons": "Prova."} for code in codes]


def bids(**discounts: str) -> list[dict[str, str]]:
    """Bids by the name of the bidder in this module, in small letters."""
    return [
        {
            "codice_fiscale": globals()[name.upper()],
            "discount": discount,
            "labour_cost": "100",
            "safety_charges": "10",
        }
        for name, discount in discounts.items()
    ]


@cache
def book(day: date) -> RuleBook:
    """The rule book of a procedure that day; which one does not matter to a guard."""
    return load_corpus().rulebook("request", day)


def parsed(raw: Mapping[str, Any], day: date) -> dict[str, FactValue]:
    return {name: parse_fact(book(day).facts[name], value) for name, value in raw.items()}


def _body(number: UUID, kind: OrganizationKind) -> Organization:
    return Organization(
        id=number, kind=kind, name=f"Ente {number}", codice_fiscale="99990000012", pec="x@y.example"
    )


def situation(
    day: date | datetime,
    *,
    workflow: str = "open",
    state: str = "",
    lot: str = "",
    before: Mapping[str, Any] | None = None,
    done: Mapping[str, date] | None = None,
    role: Role = Role.OFFICER,
    person: str = ONE,
    signer: ContractSigner = ContractSigner.BUYER,
    **facts: Any,
) -> Situation:
    """A command given at noon of ``day``: ``before`` is what the case held, ``facts`` what is added."""
    at = (
        day if isinstance(day, datetime) else datetime(day.year, day.month, day.day, 11, tzinfo=UTC)
    )
    on = at.date()
    held = parsed(before or {}, on)
    agreement = Agreement(
        id=UUID(int=9),
        province=_PROVINCE,
        buyer=_BUYER,
        number="3/2024",
        signed_on=date(2024, 5, 20),
        valid_from=date(2024, 6, 1),
        valid_to=None,
        contract_signer=signer,
        guarantee_beneficiary=signer,
    )
    case = Case(
        id=UUID(int=7),
        kind=CaseKind.PROCEDURE,
        workflow=workflow,
        province=_PROVINCE,
        buyer=_BUYER,
        agreement=agreement.id,
        parent=None,
        opened_at=datetime(2025, 1, 1, tzinfo=UTC),
        state=state,
        version=1,
        seq=1,
        head="",
        facts=held,
        done={
            name: datetime(d.year, d.month, d.day, 9, tzinfo=UTC)
            for name, d in (done or {}).items()
        },
        lot=lot,
    )
    law = book(on)
    return Situation(
        case=case,
        facts={**held, **parsed(facts, on)},
        at=at,
        actor=Actor(UUID(person), role, _BUYER if role is Role.BUYER else _PROVINCE),
        parties=Parties(
            province=_body(_PROVINCE, OrganizationKind.PROVINCE),
            buyer=_body(_BUYER, OrganizationKind.MUNICIPALITY),
            agreement=agreement,
        ),
        law=load_corpus().law.at(on),
        readings=law.readings,
        calendars=law.calendars,
    )


def findings(guard: str, s: Situation) -> list[Finding]:
    """What the guard finds, told with the words and about the fact agreed."""
    found = list(GUARDS[guard].check(s))
    for finding in found:
        among(GOLDEN, f"{guard}: {_told(guard, finding, s.day)}")
    return found


def _told(guard: str, finding: Finding, day: date) -> str:
    facts = book(day).facts
    assert finding.field is None or finding.field in facts
    if not isinstance(finding, Fail):
        return f"? [{finding.field}] {facts[finding.field].question}"
    words = book(day).guards[guard].reasons[finding.variant].format(**finding.values)
    return f"[{finding.field or ''}] [{finding.lawful_from or ''}] {words}"


def says(guard: str, s: Situation) -> list[str]:
    """What the guard finds: the variant of each sentence, or ``? fact`` where it asks."""
    found = findings(guard, s)
    return [f.variant if isinstance(f, Fail) else f"? {f.field}" for f in found]


def lawful_from(guard: str, s: Situation) -> date | None:
    """The first day on which the only thing found would hold."""
    (finding,) = findings(guard, s)
    assert isinstance(finding, Fail)
    return finding.lawful_from
