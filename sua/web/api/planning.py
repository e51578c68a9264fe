"""Looking ahead at a case: how it gets to a state, what would change. Nothing is written."""

from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Query

from sua.domain.accounts import Caller
from sua.service.planning import plan_case
from sua.service.what_if import what_if
from sua.web.access import Action
from sua.web.api.inputs import facts_of
from sua.web.api.schemas.planning import PlanOut, WhatIfIn, WhatIfOut
from sua.web.signing import Allowed, Here, Now

router = APIRouter(tags=["pratiche"])
Reader = Annotated[Caller, Depends(Allowed(Action.READ_CASE))]
Lot = Annotated[str, Query(max_length=40, pattern=r"^[A-Za-z0-9-]*$", description="Il lotto.")]


@router.get("/cases/{case_id}/plan")
def plan(  # noqa: PLR0913 -- a question is made of that much
    case_id: UUID,
    caller: Reader,
    here: Here,
    now: Now,
    to: Annotated[
        str,
        Query(min_length=1, max_length=120, description="Lo stato, per codice o per nome."),
    ],
    by: Annotated[date | None, Query(description="Il giorno entro cui arrivarci.")] = None,
    lot: Lot = "",
) -> PlanOut:
    """I passaggi più brevi che portano a uno stato: chi, con che cosa, da quando, perché non prima."""
    return PlanOut.model_validate(plan_case(here, caller, case_id, to, now, by=by, lot=lot))


@router.post("/cases/{case_id}/what-if")
def suppose(case_id: UUID, caller: Reader, body: WhatIfIn, here: Here, now: Now) -> WhatIfOut:
    """Che cosa cambierebbe con altri dati o in un altro giorno; non scrive nulla."""
    found = what_if(here, caller, case_id, facts_of(body.facts), now, day=body.day, lot=body.lot)
    return WhatIfOut.model_validate(found)
