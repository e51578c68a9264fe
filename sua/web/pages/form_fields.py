"""From the facts a command takes to the fields of its form."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from sua.domain.fact_tables import columns_of
from sua.domain.facts import FactDefinition, FactType
from sua.domain.people import Role
from sua.engine.lifecycle import Transition
from sua.service.casework import CaseReading
from sua.service.uploading import Deposited
from sua.web.pages.fields import Choice, Field, Typed
from sua.web.pages.form_data import Form

People = Mapping[UUID, tuple[str, frozenset[Role]]]
_OF_OPERATORS = {FactType.BIDS, FactType.EXCLUSIONS}


def fields_of(  # noqa: PLR0913 -- a form is made of that many parts
    definitions: Sequence[FactDefinition],
    form: Form,
    *,
    transition: Transition,
    reading: CaseReading | None,
    people: People,
    found: Typed,
    more: Mapping[str, int],
    kinds: tuple[Choice, ...] = (),
    deposited: Mapping[str, Deposited] | None = None,
) -> tuple[Field, ...]:
    """One field for each fact, in the order of the lifecycle; ``found``: what is wrong with them."""
    roles = {fact: role for role, fact in transition.appoints.items()}
    operators = _operators(reading) if reading else ()
    held = {fact.name: fact for fact in reading.facts} if reading else {}
    everybody = _sorted(people)
    return tuple(
        Field(
            definition=definition,
            form=form,
            required=definition.id in transition.captures,
            choices=kinds
            if definition.type is FactType.FILES
            else operators
            if _names_operators(definition)
            else _holders(people, roles.get(definition.id)),
            errors=_own_errors(definition.id, found),
            more_rows=more.get(definition.id, 0),
            own_act=definition.id == transition.act,
            held=held.get(definition.id) if definition.grows else None,
            cells=found.cells.get(definition.id, {}),
            people=everybody,
            deposited=deposited or {},
        )
        for definition in definitions
    )


def _own_errors(name: str, found: Typed) -> tuple[str, ...]:
    """What is said at the head of a field: nothing, where its cells say it."""
    return (found.errors[name],) if name in found.errors and name not in found.cells else ()


def _names_operators(definition: FactDefinition) -> bool:
    columns = columns_of(definition)
    return definition.type in _OF_OPERATORS or any(c.type is FactType.OPERATOR for c in columns)


def _holders(people: People, role: Role | None) -> tuple[Choice, ...]:
    """Who may be chosen: those who hold the role that the fact gives in the case."""
    return _sorted({p: (n, roles) for p, (n, roles) in people.items() if role in roles})


def _sorted(people: People) -> tuple[Choice, ...]:
    found = [Choice(value=str(person), label=name) for person, (name, _) in people.items()]
    return tuple(sorted(found, key=lambda choice: choice.label))


def _operators(reading: CaseReading) -> tuple[Choice, ...]:
    """The operators that the case names, as far as its reader may see them."""
    found = {
        row["codice_fiscale"]: row["name"]
        for fact in reading.facts
        if fact.type is FactType.OPERATORS
        for row in fact.value
    }
    return tuple(Choice(value=c, label=f"{name} ({c})") for c, name in found.items())
