"""Moving a running case to a corrected lifecycle: whether it fits, and what would be different."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any

from sua.domain.case import Case
from sua.domain.errors import InputError
from sua.domain.fact_codec import fact_to_json, parse_fact
from sua.domain.facts import FactDefinition, FactValue
from sua.engine.lifecycle import DeadlineRule, Lifecycle, State, Transition
from sua.engine.rulebook import RuleBook


def unfit(old: RuleBook, new: RuleBook, case: Case) -> tuple[str, ...]:
    """Why a case may not be moved from a rule book to another: Italian sentences, none if it may.

    The target must have the state of the case and of each of its lots, every fact they hold with a
    type that reads it back unchanged, every command already given, and every role held.
    """
    return tuple(_unfit(old, new, case))


def _unfit(old: RuleBook, new: RuleBook, case: Case) -> Iterator[str]:
    before, after = old.lifecycle, new.lifecycle
    if old.digest == new.digest:
        yield "Il file è quello che la pratica segue già."
    if (before.code, before.kind) != (after.code, after.kind):
        yield f"Il file è di un'altra procedura: «{after.code}» invece di «{before.code}»."
    if before.lots != after.lots and case.lots:
        yield "I lotti della pratica non starebbero negli stati che il file prevede."
    yield from _states(before, after, case)
    for name, value in _held(case):
        if problem := _misread(old.facts[name], new.facts.get(name), value):
            yield f"Il dato «{old.facts[name].label}» ({name}) {problem}."
    known = {*after.commands, after.opening.command}
    for command in sorted(_done(case) - known):
        yield f"Manca il passaggio già compiuto «{before.label_of(command)}» ({command})."
    acting = {role for move in (after.opening, *after.transitions) for role in move.actors}
    for role in sorted({holding.role for holding in case.roles} - acting):
        yield f"A nessun passaggio parteciperebbe chi è {role.label}."


def _states(before: Lifecycle, after: Lifecycle, case: Case) -> Iterator[str]:
    states = {state.id: state for state in after.states}
    for place, state in (("della pratica", case.state), *_lot_states(case)):
        was, now = before.state(state), states.get(state)
        if now is None:
            yield f"Manca lo stato {place}: «{state}» («{was.label}»)."
        elif (was.final, was.per_lot) != (now.final, now.per_lot):
            yield f"Lo stato {place}, «{was.label}» ({state}), cambierebbe natura: finale o dei lotti."


def _lot_states(case: Case) -> Iterator[tuple[str, str]]:
    return ((f"del lotto {lot.id}", lot.state) for lot in case.lots.values())


def _held(case: Case) -> Iterator[tuple[str, FactValue]]:
    yield from case.facts.items()
    for lot in case.lots.values():
        yield from lot.facts.items()


def _done(case: Case) -> set[str]:
    return {*case.done, *(name for lot in case.lots.values() for name in lot.done)}


def _misread(was: FactDefinition, now: FactDefinition | None, value: FactValue) -> str | None:
    """Why a value would not be the same under another definition of its fact."""
    if now is None:
        return "non esiste più"
    for name, words in (
        ("type", "è di un altro tipo"),
        ("grows", "è tenuto in un altro modo"),
        ("sealed", "è custodito in un altro modo"),
    ):
        if getattr(was, name) != getattr(now, name):
            return words
    try:
        same = parse_fact(now, fact_to_json(value)) == value
    except InputError:
        same = False
    return None if same else "non sarebbe più ammesso con il suo valore"


class Kind(StrEnum):
    """What happens to a thing of the lifecycle."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One thing that differs: ``what`` is state, command or term; ``fields`` those that changed.

    Of each field: what it was and what it would be, as plain text, lists apart by commas.
    """

    kind: Kind
    what: str
    id: str
    label: str
    fields: tuple[tuple[str, str, str], ...] = ()


def difference(old: Lifecycle, new: Lifecycle) -> tuple[Line, ...]:
    """States, commands and terms added, removed or changed, in the order of the old and the new."""
    return (
        *_compared("state", _by(old.states, _id), _by(new.states, _id)),
        *_compared("command", _by(old.transitions, _command), _by(new.transitions, _command)),
        *_compared("term", _by(old.deadlines, _id), _by(new.deadlines, _id)),
    )


_Thing = State | Transition | DeadlineRule


def _id(thing: Any) -> str:
    return str(thing.id)


def _command(move: Any) -> str:
    return str(move.command)


def _by(things: Iterable[_Thing], name: Callable[[_Thing], str]) -> dict[str, list[_Thing]]:
    found: dict[str, list[_Thing]] = {}
    for thing in things:
        found.setdefault(name(thing), []).append(thing)
    return found


def _compared(
    what: str, old: Mapping[str, Sequence[_Thing]], new: Mapping[str, Sequence[_Thing]]
) -> Iterator[Line]:
    for name in dict.fromkeys([*old, *new]):
        was, now = old.get(name, ()), new.get(name, ())
        kind = Kind.CHANGED if was and now else Kind.REMOVED if was else Kind.ADDED
        changed = tuple(_changed(was, now)) if was and now else ()
        if changed or not (was and now):
            label = (now or was)[0].label
            yield Line(kind=kind, what=what, id=name, label=label, fields=changed)


def _changed(was: Sequence[_Thing], now: Sequence[_Thing]) -> Iterator[tuple[str, str, str]]:
    for field in fields(was[0]):
        before = _text([getattr(thing, field.name) for thing in was])
        after = _text([getattr(thing, field.name) for thing in now])
        if before != after:
            yield field.name, before, after


def _text(value: Any) -> str:
    if isinstance(value, (list, tuple)):
        return ", ".join(filter(None, map(_text, value)))
    if isinstance(value, Mapping):
        return ", ".join(f"{key}: {item}" for key, item in value.items())
    named = [getattr(value, name, None) for name in ("fact", "label")]
    found = next((name for name in named if isinstance(name, str)), None)
    if found is not None and not isinstance(value, str):
        return found
    return "" if value is None else str(value)
