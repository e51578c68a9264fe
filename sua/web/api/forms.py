"""What a command of a case takes, told to programs as the pages tell it to people."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Path

from sua.domain.accounts import Caller
from sua.domain.fact_schema import fact_schema
from sua.domain.fact_tables import columns_of
from sua.domain.facts import FactDefinition
from sua.service.casework import Casework
from sua.web.access import Action
from sua.web.api.schemas.base import Code
from sua.web.api.schemas.forms import ColumnOut, FieldOut, FormOut
from sua.web.signing import Allowed, Here, Now

router = APIRouter(tags=["pratiche"])


@router.get("/cases/{case_id}/commands/{command}")
def form(
    case_id: UUID,
    command: Annotated[Code, Path()],
    caller: Annotated[Caller, Depends(Allowed(Action.COMMAND))],
    here: Here,
    now: Now,
) -> FormOut:
    """I dati che un passaggio dello stato chiede o ammette: nome, forma, valore presente."""
    transition, definitions, values = Casework(here, caller).form(case_id, command, now)
    return FormOut(
        command=transition.command,
        label=transition.label,
        source=transition.source,
        fields=[
            _field(d, values.get(d.id), required=d.id in transition.captures) for d in definitions
        ],
    )


def _field(definition: FactDefinition, value: object, *, required: bool) -> FieldOut:
    columns = columns_of(definition)
    return FieldOut(
        name=definition.id,
        label=definition.label,
        type=definition.type,
        required=required,
        help=definition.help,
        options=definition.options,
        columns=[ColumnOut.model_validate(column) for column in columns],
        grows=definition.grows,
        question=definition.question,
        source=definition.source,
        rests_on=list(definition.rests_on),
        shape=fact_schema(definition),
        value=value,
    )
