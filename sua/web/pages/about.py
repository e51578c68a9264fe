"""What everybody may read: the accessibility of these pages."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from sua.domain.accounts import Caller
from sua.web.access import Action
from sua.web.pages.layout import Crumb
from sua.web.pages.templating import page
from sua.web.signing import Allowed

router = APIRouter()


@router.get("/accessibilita")
def accessibility(
    request: Request, caller: Annotated[Caller | None, Depends(Allowed(Action.SIGN_IN))]
) -> Response:
    """How accessible the pages are, and whom to tell when they are not."""
    return page(request, "accessibility.html", caller, crumbs=[Crumb("Accessibilità")])
