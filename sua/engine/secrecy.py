"""Secrecy follows the state (art. 35 D.Lgs. 36/2023): what nobody outside the award desk may see yet.

The class of a fact is in the register, the classes a state still seals are in the lifecycle. Only
the SUA's people who conduct the award see sealed classes; Comune, administrator and auditor do not.
"""

from sua.domain.case import Case
from sua.domain.people import Role
from sua.engine.lifecycle import Transition
from sua.engine.rulebook import RuleBook

_AWARD_DESK = frozenset({Role.OFFICER, Role.SUA_RUP, Role.DIRECTOR, Role.BOARD, Role.SYSTEM})


def sealed_classes(book: RuleBook, case: Case, role: Role) -> frozenset[str]:
    """Classes of secrecy hidden from ``role`` in the case's present state.

    Of a case whose lots live their own lives, what is common stays sealed as long as any of them
    seals it; of one lot (:meth:`Case.of_lot`), its own state decides.
    """
    if role in _AWARD_DESK:
        return frozenset()
    return sealed_in(book, case)


def sealed_in(book: RuleBook, case: Case) -> frozenset[str]:
    """Classes of secrecy that the case's present state seals, whoever looks."""
    states = (case.state, *(lot.state for lot in case.lots.values()))
    return frozenset(name for state in states for name in book.lifecycle.state(state).sealed)


def sealed_by_lot(book: RuleBook, case: Case, role: Role) -> dict[str, frozenset[str]]:
    """Classes hidden from ``role``: of the case under the empty name, and of each of its lots."""
    return {
        "": sealed_classes(book, case, role),
        **{lot: sealed_classes(book, case.of_lot(lot), role) for lot in case.lots},
    }


def visible_facts(book: RuleBook, case: Case, role: Role) -> dict[str, object]:
    """The facts of the case that ``role`` may see now."""
    hidden = sealed_classes(book, case, role)
    return {
        name: value for name, value in case.facts.items() if book.facts[name].reserved not in hidden
    }


def kept_from(book: RuleBook, transition: Transition, case: Case, role: Role) -> bool:
    """Whether the reasons of a step must not be told: they would speak of what the state seals.

    To whoever may not take the step, its being another's is reason enough.
    """
    return role not in transition.actors and bool(sealed_classes(book, case, role))
