"""From the facts a command takes to the fields of its form."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from sua.domain.facts import FactDefinition, FactType
from sua.domain.people import Role
from sua.engine.lifecycle import Transition
from sua.service.casework import CaseReading
from sua.web.pages.fields import Choice, Field
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
    errors: Mapping[str, str],
    more: Mapping[str, int],
) -> tuple[Field, ...]:
    """One field for each fact, in the order of the lifecycle."""
    roles = {fact: role for role, fact in transition.appoints.items()}
    operators = _operators(reading) if reading else ()
    return tuple(
        Field(
            definition=definition,
            form=form,
            required=definition.id in transition.captures,
            choices=operators
            if definition.type in _OF_OPERATORS
            else _holders(people, roles.get(definition.id)),
            errors=(errors[definition.id],) if definition.id in errors else (),
            more_rows=more.get(definition.id, 0),
            own_act=definition.id == transition.act,
        )
        for definition in definitions
    )


def _holders(people: People, role: Role | None) -> tuple[Choice, ...]:
    """Who may be chosen: those who hold the role that the fact gives in the case."""
    found = [
        Choice(value=str(person), label=name)
        for person, (name, roles) in people.items()
        if role is not None and role in roles
    ]
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
