"""Work owed: what failed, what was given up, and trying it again."""

from typing import Annotated

from fastapi import APIRouter, Depends

from sua.domain.accounts import Caller
from sua.service.sending import try_again, work_owed
from sua.web.access import Action
from sua.web.api.schemas.looking import OwedOut, ReplayedOut, ReplayIn
from sua.web.signing import Allowed, Here, Now

router = APIRouter(tags=["lavori"])
Keeper = Annotated[Caller, Depends(Allowed(Action.RUN_OUTBOX))]


@router.get("/outbox")
def owed(caller: Keeper, here: Here) -> list[OwedOut]:
    """I lavori tentati e non riusciti, abbandonati compresi."""
    found = work_owed(here, caller.province)
    return [OwedOut.model_validate(item) for item in (*found.dead, *found.failing)]


@router.post("/outbox/replay")
def replay(caller: Keeper, body: ReplayIn, here: Here, now: Now) -> ReplayedOut:
    """Rimette in coda i lavori abbandonati: quelli indicati, o tutti."""
    again = try_again(here, caller.province, now, body.ids)
    return ReplayedOut(replayed=again)
