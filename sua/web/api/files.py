"""Documents of a dossier: deposited, listed, taken."""

from typing import Annotated, Any
from urllib.parse import quote
from uuid import UUID

from fastapi import APIRouter, Depends, File, UploadFile
from fastapi.responses import FileResponse

from sua.domain.accounts import Caller
from sua.service.uploading import Deposited, Uploads, signatures_of
from sua.web.access import Action
from sua.web.api.schemas.files import DepositedOut
from sua.web.signing import Allowed, Here, Now

router = APIRouter(tags=["documenti"])
Reader = Annotated[Caller, Depends(Allowed(Action.READ_CASE))]


@router.post("/cases/{case_id}/files", status_code=201)
def deposit(
    case_id: UUID,
    caller: Annotated[Caller, Depends(Allowed(Action.COMMAND))],
    file: Annotated[UploadFile, File(description="Il documento, con il suo nome.")],
    here: Here,
    now: Now,
) -> DepositedOut:
    """Deposita un documento nel fascicolo; poi lo si indica per impronta in un dato della pratica."""
    found = Uploads(here, caller).deposit(case_id, file.filename, file.file, now)
    return DepositedOut.model_validate(found)


@router.get("/cases/{case_id}/files")
def listed(case_id: UUID, caller: Reader, here: Here, now: Now) -> list[DepositedOut]:
    """I documenti del fascicolo che si possono vedere, dal primo depositato."""
    found = Uploads(here, caller).listed(case_id, now)
    return [DepositedOut.model_validate(one) for one in found]


@router.get(
    "/cases/{case_id}/files/{file_id}",
    responses={200: {"content": {"application/octet-stream": {}}}},
    response_class=FileResponse,
)
def take(case_id: UUID, file_id: UUID, caller: Reader, here: Here, now: Now) -> FileResponse:
    """Un documento, con i suoi byte."""
    found, path = Uploads(here, caller).find(case_id, file_id, now)
    return FileResponse(path, media_type=found.media_type, headers=disposition(found))


@router.post("/signatures")
def signatures(
    caller: Annotated[Caller, Depends(Allowed(Action.CALCULATE))],
    file: Annotated[UploadFile, File(description="Un p7m o un PDF firmato.")],
    here: Here,
    now: Now,
) -> dict[str, Any]:
    """Le firme di un file e il loro esito; il file non è conservato."""
    del caller
    return signatures_of(here, file.filename, file.file, now).as_json()


def disposition(found: Deposited) -> dict[str, str]:
    """To be saved, never shown in place: under its own name, whatever letters it is written in."""
    plain = "".join(c if (c.isascii() and c.isalnum()) or c in "-_. " else "_" for c in found.name)
    return {
        "Content-Disposition": f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(found.name)}"
    }
