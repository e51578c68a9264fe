"""What these functions say they read is what they read."""

from datetime import date
from decimal import Decimal
from itertools import product

from sua.corpus.rulebooks import load_corpus
from sua.domain.readings import AutonomyLimit
from sua.law.consulted import Consulted
from sua.law.contract_kinds import Authority, Nature
from sua.law.delegation import DELEGATION_PARAMETERS, Bodies, delegation
from sua.law.procedure_choice import CHOICE_PARAMETERS, choices
from sua.law.purchase import Purchase

LAW = load_corpus().law.at(date(2026, 1, 20))
VALUES = ("1", "145000", "300000", "600000", "2000000", "9000000")
UNQUALIFIED = Bodies(buyer_levels=frozenset(), sua_levels=frozenset())


def test_every_parameter_read_is_declared_and_every_one_declared_is_read() -> None:
    chosen: set[str] = set()
    delegated: set[str] = set()
    for nature, authority, value in product(Nature, Authority, VALUES):
        purchase = Purchase(nature=nature, authority=authority, value=Decimal(value))
        for choice in choices(purchase, None, LAW)[1]:
            chosen |= set(choice.rests_on)
        law = Consulted(LAW)
        delegation(purchase, UNQUALIFIED, AutonomyLimit.QUALIFICATION, law)
        delegated |= set(law.read)
    assert chosen == set(CHOICE_PARAMETERS)
    assert delegated == set(DELEGATION_PARAMETERS)
