"""What each body owes for a period, and the report that recomputes it from the cases."""

from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Query

from sua.domain.accounts import Caller
from sua.service.reconciling import reconcile, statements
from sua.service.scoping import scope_of
from sua.web.access import Action
from sua.web.api.schemas.money import ReconciledOut, StatementOut
from sua.web.signing import Allowed, Here

router = APIRouter(prefix="/fees", tags=["rendiconti"])


@router.get("/statements")
def fee_statements(
    caller: Annotated[Caller, Depends(Allowed(Action.READ_FEES))],
    here: Here,
    first: Annotated[date, Query(description="Il primo giorno, AAAA-MM-GG.")],
    last: Annotated[date, Query(description="L'ultimo giorno, AAAA-MM-GG.")],
    buyer: Annotated[UUID | None, Query(description="Un ente solo.")] = None,
) -> list[StatementOut]:
    """I rendiconti di un periodo: ciò che ogni ente deve alla SUA, riga per riga."""
    found = statements(here, scope_of(caller.actor, caller.province), first, last, buyer)
    return [StatementOut.model_validate(s) for s in found]


@router.get("/reconciliation")
def fee_reconciliation(
    caller: Annotated[Caller, Depends(Allowed(Action.RECONCILE))], here: Here
) -> ReconciledOut:
    """Ricalcola aggiudicazioni, quote e importi dovuti dalle pratiche, e dice che cosa non torna."""
    found = reconcile(here, scope_of(caller.actor, caller.province))
    return ReconciledOut.model_validate(found)
