"""The one access table: which role may ask for what, and how far it sees.

A route names one :class:`Action` through :class:`Allowed`, and has no other way in: a test walks the
routes of the application and fails on one that names none. The scope says what the table promises;
it is kept by the row policies of PostgreSQL and by the secrecy of the state, not by the route.
"""

from collections.abc import Mapping
from enum import StrEnum

from sua.domain.people import Role


class Scope(StrEnum):
    """How far a role sees when it does something."""

    SELF = "self"
    """What is its own: sessions, tokens."""
    BODY = "body"
    """The cases to which its body is a party."""
    PROVINCE = "province"
    """Everything of its Province."""
    ANYBODY = "anybody"
    """What is nobody's secret: the law, the lifecycles, calculations."""


class Action(StrEnum):
    """What a route does."""

    SIGN_IN = "sign_in"
    LOOK_AT_LAW = "look_at_law"
    CALCULATE = "calculate"
    HEALTH = "health"
    OWN_ACCESS = "own_access"
    LIST_CASES = "list_cases"
    READ_CASE = "read_case"
    READ_TRAIL = "read_trail"
    READ_ACTS = "read_acts"
    READ_TERMS = "read_terms"
    READ_METRICS = "read_metrics"
    READ_FEES = "read_fees"
    RECONCILE = "reconcile"
    OPEN_CASE = "open_case"
    COMMAND = "command"
    REHEARSE = "rehearse"
    INTAKE = "intake"
    VERIFY = "verify"
    READ_ACCESSES = "read_accesses"
    RUN_OUTBOX = "run_outbox"
    READ_REGISTERS = "read_registers"
    KEEP_REGISTERS = "keep_registers"
    READ_REGISTER_JOURNAL = "read_register_journal"


_DESK = (Role.OFFICER, Role.SUA_RUP, Role.DIRECTOR, Role.BOARD)
_EVERYBODY = (Role.BUYER, *_DESK, Role.AUDITOR, Role.ADMINISTRATOR)
# An administrator keeps accounts and machinery and sees no case; an auditor never acts.
_OF_CASES = (Role.BUYER, *_DESK, Role.AUDITOR)
_WHO_ACT = (Role.BUYER, *_DESK)


def _row(scope: Scope, *roles: Role) -> Mapping[Role, Scope]:
    return dict.fromkeys(roles, scope)


TABLE: Mapping[Action, Mapping[Role, Scope]] = {
    Action.SIGN_IN: _row(Scope.ANYBODY, *_EVERYBODY),
    Action.LOOK_AT_LAW: _row(Scope.ANYBODY, *_EVERYBODY),
    Action.CALCULATE: _row(Scope.ANYBODY, *_EVERYBODY),
    Action.HEALTH: _row(Scope.ANYBODY, *_EVERYBODY),
    Action.OWN_ACCESS: _row(Scope.SELF, *_EVERYBODY),
    Action.LIST_CASES: _row(Scope.BODY, *_OF_CASES),
    Action.READ_CASE: _row(Scope.BODY, *_OF_CASES),
    Action.READ_TRAIL: _row(Scope.BODY, *_OF_CASES),
    Action.READ_ACTS: _row(Scope.BODY, *_OF_CASES),
    Action.READ_TERMS: _row(Scope.BODY, *_OF_CASES),
    Action.READ_METRICS: _row(Scope.BODY, *_OF_CASES),
    Action.READ_FEES: _row(Scope.BODY, Role.BUYER, Role.OFFICER, Role.DIRECTOR, Role.AUDITOR),
    Action.RECONCILE: _row(Scope.PROVINCE, Role.OFFICER, Role.DIRECTOR, Role.AUDITOR),
    Action.OPEN_CASE: _row(Scope.BODY, *_WHO_ACT),
    Action.COMMAND: _row(Scope.BODY, *_WHO_ACT),
    Action.REHEARSE: _row(Scope.ANYBODY, *_WHO_ACT, Role.AUDITOR),
    Action.INTAKE: _row(Scope.PROVINCE, Role.OFFICER, Role.DIRECTOR),
    Action.VERIFY: _row(Scope.BODY, Role.AUDITOR, Role.DIRECTOR),
    Action.READ_ACCESSES: _row(Scope.PROVINCE, Role.AUDITOR, Role.ADMINISTRATOR),
    Action.RUN_OUTBOX: _row(Scope.PROVINCE, Role.ADMINISTRATOR),
    # A Comune reads itself and its Province: the row policies see to it.
    Action.READ_REGISTERS: _row(Scope.BODY, *_EVERYBODY),
    Action.KEEP_REGISTERS: _row(Scope.PROVINCE, Role.ADMINISTRATOR),
    Action.READ_REGISTER_JOURNAL: _row(Scope.PROVINCE, Role.AUDITOR, Role.ADMINISTRATOR),
}

PUBLIC = frozenset({Action.SIGN_IN, Action.LOOK_AT_LAW, Action.HEALTH})
"""What may be asked without having signed in; a calculation may be long, and is not."""


def may(role: Role, action: Action) -> bool:
    """Whether a role may do something at all.

    >>> may(Role.AUDITOR, Action.COMMAND), may(Role.ADMINISTRATOR, Action.READ_CASE)
    (False, False)
    """
    return role in TABLE[action]
