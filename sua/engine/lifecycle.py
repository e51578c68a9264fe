"""A lifecycle as proven objects: what ``workflows/procedures/<code>/<day>.toml`` becomes.

These types only hold; :mod:`sua.corpus.lifecycles` reads and proves, :mod:`sua.engine.machine` moves.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from sua.domain.case import CaseKind
from sua.domain.people import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """A state: Italian label, phase of art. 21, classes of secrecy (art. 35) still sealed in it.

    Attributes:
        per_lot: from here on each lot of the procedure has a state of its own.
        ocds: ``tender/active``: the OCDS object the state speaks of and its status code.
        pcp: code of the PCP form (scheda) this state is reported with, where one exists.
        eforms: eForms notice subtype this state is published with, where one exists.
    """

    id: str
    label: str
    phase: str
    final: bool = False
    sealed: tuple[str, ...] = ()
    per_lot: bool = False
    ocds: str = ""
    pcp: str = ""
    eforms: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A notice or communication owed because a command was given.

    Attributes:
        to: Italian words: who is to be told, or where it is to be published.
        within: parameter that gives the days allowed, if the law sets them.
        eforms: eForms notice subtype, where one exists.
    """

    label: str
    to: str
    source: str
    within: str | None = None
    eforms: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirement:
    """A fact that must be in the case for a command to be lawful, with its article and its mend."""

    fact: str
    source: str
    remedy: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Transition:
    """A command: who may give it, from where to where, under which conditions, with what effects.

    Attributes:
        captures: facts the command must carry; ``optional`` those it may carry.
        requires: facts the case must hold once the command's facts are in.
        guards: conditions, all evaluated, by id in ``workflows/guards.toml``.
        computes: calculators whose results become facts, in order.
        act: fact (of type act) holding number, date and signer of the act the transition rests on.
        document: slug of the act rendered when the transition fires.
        appoints: role → fact naming the person or persons who hold it from that day.
        stamps: fact that records the person who gave the command, for later separation of duties.
        pins: the law of this day rules the case from here on (tempus regit actum).
        to: where it leads; None: the case stays where it is.
        flow: name of the flow the transition comes from; empty if the procedure's own file has it.
        marks: legal events it stands for (``call_published``, ``awarded``…), on which proofs rest.
        notices: communications and publications owed because of it.
        duty: entry of the agreement's matrix of responsibilities that says whose act it is.
        all_lots: given without naming a lot, it is given for every lot still open.
        during_suspension: lawful while a judge's interim order stands.
    """

    command: str
    label: str
    sources: tuple[str, ...]
    to: str | None
    actors: tuple[Role, ...]
    source: str
    captures: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()
    requires: tuple[Requirement, ...] = ()
    guards: tuple[str, ...] = ()
    computes: tuple[str, ...] = ()
    act: str | None = None
    document: str | None = None
    appoints: Mapping[Role, str] = field(default_factory=dict)
    stamps: str | None = None
    pins: bool = False
    flow: str = ""
    marks: tuple[str, ...] = ()
    notices: tuple[Notice, ...] = ()
    duty: str | None = None
    all_lots: bool = False
    during_suspension: bool = False

    def leads_to(self, state: str) -> str:
        """Where the command leads from ``state``."""
        return state if self.to is None else self.to


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineRule:
    """How a term of the case arises and ends.

    The term starts from the fact ``anchor`` if given, else from the instant of the command
    ``starts``; it lasts what ``parameter`` says in that parameter's unit, or ends exactly at the
    anchor when there is no parameter. It is met once a command in ``stops`` has been given.

    Attributes:
        direction: ``backward``: the term is counted back from the anchor.
        seat: fact that holds the seat whose patron's day counts.
        clock: which suspensions stop this term; see :mod:`sua.law.suspensions`.
        owner: roles that answer for the term.
        parameter: may hold the name of a choice fact in braces (``max_duration.open.{criterion}``);
            ``parameters`` are all those it may stand for.
    """

    id: str
    label: str
    starts: str
    stops: tuple[str, ...]
    source: str
    expiry: str
    anchor: str | None = None
    parameter: str | None = None
    unit: str = "days"
    calendar: str = "civil"
    direction: str = "forward"
    seat: str | None = None
    clock: str = "other"
    owner: tuple[Role, ...] = ()
    parameters: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LotStates:
    """Where the case itself stands while its lots live their own lives, and once all have ended."""

    running: str
    ended: str


@dataclass(frozen=True, kw_only=True, eq=False)
class Lifecycle:
    """One dated version of a lifecycle, known by identity: it is loaded once.

    Attributes:
        procedure: type of procedure whose rules it follows, by its code: its own, unless it is a variant.
        parents: codes of the lifecycles it may be born from; empty: it is born alone.
        parent_states: states of the parent in which it may be born; empty: any not final.
        parent_command: command the parent undergoes at its birth, if one.
        lots: states of the case that has lots; None where the procedure cannot have any.
    """

    code: str
    kind: CaseKind
    label: str
    in_force_from: date
    source: str
    initial: str
    states: tuple[State, ...]
    transitions: tuple[Transition, ...]
    deadlines: tuple[DeadlineRule, ...]
    opening: Transition
    procedure: str = ""
    parents: tuple[str, ...] = ()
    parent_states: tuple[str, ...] = ()
    parent_command: str | None = None
    inherits: tuple[str, ...] = ()
    flows: tuple[str, ...] = ()
    lots: LotStates | None = None

    @cached_property
    def _states(self) -> dict[str, State]:
        return {state.id: state for state in self.states}

    @cached_property
    def _moves(self) -> dict[tuple[str, str], Transition]:
        return {(source, t.command): t for t in self.transitions for source in t.sources}

    @cached_property
    def commands(self) -> frozenset[str]:
        """Every command of the lifecycle."""
        return frozenset(t.command for t in self.transitions)

    @cached_property
    def lot_commands(self) -> frozenset[str]:
        """Commands that a lot may be given, once the lots live their own lives."""
        own = {state.id for state in self.states if state.per_lot}
        return frozenset(t.command for t in self.transitions if own.intersection(t.sources))

    def state(self, state_id: str) -> State:
        """The state with that id."""
        return self._states[state_id]

    def transition(self, state_id: str, command: str) -> Transition | None:
        """What ``command`` means in that state, or None where it means nothing."""
        return self._moves.get((state_id, command))

    def label_of(self, command: str) -> str:
        """Italian name of a command; the command itself where no transition bears it."""
        named = (t.label for t in (self.opening, *self.transitions) if t.command == command)
        return next(named, command)

    def leaving(self, state_id: str) -> tuple[Transition, ...]:
        """Every transition that leaves the state, in the order of the file."""
        return tuple(t for t in self.transitions if state_id in t.sources)
