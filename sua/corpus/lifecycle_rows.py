"""The blocks of a lifecycle, each read strictly: states and transitions."""

import re
from collections.abc import Mapping

from sua.corpus.state_lists import StateLists
from sua.corpus.toml import Table, must_be_known
from sua.domain.errors import CorpusError
from sua.domain.facts import FactDefinition, FactType
from sua.domain.people import Role
from sua.engine.computations import COMPUTATIONS
from sua.engine.lifecycle import Notice, Requirement, State, Transition
from sua.engine.rulebook import GuardText

PHASES = ("programmazione", "progettazione", "pubblicazione", "affidamento", "esecuzione")
DUTIES = ("decision_to_procure", "tender_documents", "award", "contract")
_SECRECY = ("operators", "bids")
# Open Contracting Data Standard 1.1: codelists tenderStatus, awardStatus and contractStatus.
_OCDS = {
    "tender": "planning planned active cancelled unsuccessful complete withdrawn",
    "award": "pending active cancelled unsuccessful",
    "contract": "pending active cancelled terminated",
}
_PCP = re.compile(r"[A-Z]{1,3}\d{0,2}(_\d{1,2}){0,2}[A-Z]?")
_EFORMS = re.compile(r"\d{1,2}|E\d|T0\d|X0\d|CEI")


def read_state(row: Table, *, lots: bool) -> State:
    """A state; without lots in the procedure, none of its states is a lot's."""
    per_lot = row.get("per_lot", bool, default=False)
    state = State(
        id=row.text("id"),
        label=row.text("label"),
        phase=row.text("phase"),
        final=row.get("final", bool, default=False),
        sealed=row.texts("sealed"),
        per_lot=per_lot and lots,
        ocds=row.text("ocds", ""),
        pcp=row.text("pcp", ""),
        eforms=row.text("eforms", ""),
    )
    row.done()
    must_be_known(state.phase, PHASES, place=row.place, what="fase (art. 21)")
    for name in state.sealed:
        must_be_known(name, _SECRECY, place=row.place, what="classe di riservatezza")
    if state.ocds:
        codes = [f"{thing}/{code}" for thing, all_ in _OCDS.items() for code in all_.split()]
        must_be_known(state.ocds, codes, place=row.place, what="stato OCDS")
    _written(row, "pcp", state.pcp, _PCP, "P1_16")
    _written(row, "eforms", state.eforms, _EFORMS, "29")
    return state


def _written(row: Table, key: str, code: str, pattern: re.Pattern[str], example: str) -> None:
    if code and not pattern.fullmatch(code):
        raise CorpusError(
            place=row.place,
            problem=f"«{key}» non è un codice: «{code}»",
            mend=f'si scrive per esempio {key} = "{example}"',
        )


def read_roles(row: Table, names: tuple[str, ...]) -> tuple[Role, ...]:
    """Roles by name."""
    for name in names:
        must_be_known(name, [r.value for r in Role], place=row.place, what="ruolo")
    return tuple(Role(name) for name in names)


def read_transition(
    row: Table,
    facts: Mapping[str, FactDefinition],
    guards: Mapping[str, GuardText],
    lists: StateLists,
    flow: str,
) -> Transition:
    """A command of the lifecycle, every name it uses proven."""
    sources = row.texts("from")
    if not sources:
        raise CorpusError(place=row.place, problem="manca «from»")
    command, to = row.text("command"), row.text("to", None)
    if to is not None:
        must_be_known(to, [s.id for s in lists.states], place=row.place, what="stato")
    where = lists.resolve(sources, row.place)
    return _transition(row, facts, guards, command, where, to, flow)


def read_opening(
    row: Table,
    facts: Mapping[str, FactDefinition],
    guards: Mapping[str, GuardText],
    initial: str,
) -> Transition:
    """The opening of a case: a transition from nowhere to the initial state."""
    return _transition(row, facts, guards, "open", (), initial, "")


def _transition(  # noqa: PLR0913 -- where it goes is read by the two callers
    row: Table,
    facts: Mapping[str, FactDefinition],
    guards: Mapping[str, GuardText],
    command: str,
    sources: tuple[str, ...],
    to: str | None,
    flow: str,
) -> Transition:
    appoints = row.get("appoints", dict, {})
    transition = Transition(
        command=command,
        label=row.text("label"),
        sources=sources,
        to=to,
        actors=read_roles(row, row.texts("actors")),
        source=row.text("source"),
        captures=row.texts("captures"),
        optional=row.texts("optional"),
        requires=tuple(_requirement(need) for need in row.tables("require")),
        guards=row.texts("guards"),
        computes=row.texts("computes"),
        act=row.text("act", None),
        document=row.text("document", None),
        appoints=dict(zip(read_roles(row, tuple(appoints)), appoints.values(), strict=True)),
        stamps=row.text("stamps", None),
        pins=row.get("pins", bool, default=False),
        flow=flow,
        marks=row.texts("marks"),
        notices=tuple(_notice(notice) for notice in row.tables("notice")),
        duty=row.text("duty", None),
        all_lots=row.get("all_lots", bool, default=False),
        during_suspension=row.get("during_suspension", bool, default=False),
    )
    row.done()
    if not transition.actors:
        raise CorpusError(
            place=row.place, problem="manca «actors»: nessuno potrebbe dare il comando"
        )
    _names_known(row, transition, facts, guards)
    _acts(row, transition, facts)
    return transition


def _requirement(need: Table) -> Requirement:
    found = Requirement(
        fact=need.text("fact"), source=need.text("source"), remedy=need.text("remedy")
    )
    need.done()
    return found


def _notice(row: Table) -> Notice:
    notice = Notice(
        label=row.text("label"),
        to=row.text("to"),
        source=row.text("source"),
        within=row.text("within", None),
        eforms=row.text("eforms", ""),
    )
    row.done()
    _written(row, "eforms", notice.eforms, _EFORMS, "29")
    return notice


def _names_known(
    row: Table,
    transition: Transition,
    facts: Mapping[str, FactDefinition],
    guards: Mapping[str, GuardText],
) -> None:
    taken = (*transition.captures, *transition.optional)
    required = [need.fact for need in transition.requires]
    named = (*taken, *required, *transition.appoints.values())
    for name in (*named, *filter(None, (transition.act, transition.stamps))):
        must_be_known(name, facts, place=row.place, what="dato")
    for name in taken:
        if taken.count(name) > 1:
            raise CorpusError(
                place=row.place,
                problem=f"«{name}» è sia in «captures» sia in «optional»",
                mend="tenerlo in uno dei due",
            )
    for name in required:
        if required.count(name) > 1:
            raise CorpusError(place=row.place, problem=f"«{name}» è richiesto due volte")
    for name in transition.guards:
        must_be_known(name, guards, place=row.place, what="condizione")
    for name in transition.computes:
        must_be_known(name, COMPUTATIONS, place=row.place, what="calcolo")
    if transition.duty:
        must_be_known(transition.duty, DUTIES, place=row.place, what="competenza («duty»)")


def _acts(row: Table, transition: Transition, facts: Mapping[str, FactDefinition]) -> None:
    if transition.act and (
        transition.act not in transition.captures or facts[transition.act].type is not FactType.ACT
    ):
        raise CorpusError(
            place=row.place,
            problem=f"«{transition.act}» deve essere un atto raccolto dal comando",
            mend="metterlo in «captures», con un dato di tipo act",
        )
    if transition.document and not transition.act:
        raise CorpusError(
            place=row.place,
            problem="un documento richiede l'atto su cui si fonda",
            mend="indicare «act»",
        )
