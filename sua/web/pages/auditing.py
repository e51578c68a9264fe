"""The auditor's pages: verification, and the register of accesses."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Query, Request, Response

from sua.domain.accounts import Caller
from sua.domain.errors import InputError
from sua.service.casework import Casework
from sua.service.checking import verify_visible
from sua.service.registering_accesses import access_page
from sua.web.access import Action
from sua.web.pages.layout import Crumb
from sua.web.pages.posting import Posted, one
from sua.web.pages.templating import page
from sua.web.signing import Allowed, Here

router = APIRouter()
Verifier = Annotated[Caller, Depends(Allowed(Action.VERIFY))]
_PER_PAGE = 50


@router.get("/verifica")
def verification(request: Request, caller: Verifier) -> Response:
    """What a verification does, and the button that does it."""
    return page(
        request, "verification.html", caller, crumbs=[Crumb("Verifica")], outcome=None, one_case=""
    )


@router.post("/verifica")
def verify(request: Request, caller: Verifier, here: Here, form: Posted) -> Response:
    """Recompute the cases the caller may see, or one of them, and say what was found."""
    case = one(form, "case")
    try:
        wanted = [UUID(case)] if case else []
    except ValueError as error:
        raise InputError("Indicare l'identificativo di una pratica.", field="case") from error
    outcome = verify_visible(here, caller, wanted)
    return page(
        request,
        "verification.html",
        caller,
        crumbs=[Crumb("Verifica")],
        outcome=outcome,
        one_case=case,
    )


@router.get("/accessi")
def accesses(
    request: Request,
    caller: Annotated[Caller, Depends(Allowed(Action.READ_ACCESSES))],
    here: Here,
    da: Annotated[int | None, Query(ge=1, le=2**62)] = None,
) -> Response:
    """The register of accesses, newest first."""
    found, following = access_page(here, caller, da, _PER_PAGE)
    names = Casework(here, caller).names({e.person for e in found if e.person})
    return page(
        request,
        "accesses.html",
        caller,
        crumbs=[Crumb("Registro degli accessi")],
        rows=[(entry, names.get(entry.person, "") if entry.person else "") for entry in found],
        following=f"/accessi?da={following}" if following else "",
        first="/accessi" if da else "",
    )
