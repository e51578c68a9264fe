"""Files that a form brings: deposited one by one before the form is read, so that none is asked twice."""

import re
from collections.abc import AsyncIterator, Sequence
from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import FileResponse
from starlette.datastructures import UploadFile

from sua.domain.accounts import Caller
from sua.domain.errors import AwayError, InputError
from sua.service.uploading import Uploads
from sua.web.access import Action
from sua.web.api.files import disposition
from sua.web.pages.form_data import Form
from sua.web.signing import Allowed, Here, Now

router = APIRouter()
_FIELD = re.compile(r"([a-z][a-z0-9_]*)\.(\d{1,6})\.file")


async def brought(request: Request) -> AsyncIterator[list[tuple[str, UploadFile]]]:
    """The files of a form, each with the name of its field; those left empty are not there."""
    form = await request.form()
    yield [
        (name, value)
        for name, value in form.multi_items()
        if isinstance(value, UploadFile) and value.filename
    ]
    await form.close()


Brought = Annotated[list[tuple[str, UploadFile]], Depends(brought)]


def deposited(
    uploads: Uploads,
    case_id: UUID,
    form: Form,
    files: Sequence[tuple[str, UploadFile]],
    now: datetime,
) -> tuple[Form, dict[str, str]]:
    """The form with the name and the hash of each file it brought; what was refused, by fact."""
    found = {name: list(values) for name, values in form.items()}
    wrong: dict[str, list[str]] = {}
    for name, file in files:
        place = _FIELD.fullmatch(name)
        if place is None:
            continue
        fact, number = place.groups()
        try:
            one = uploads.deposit(case_id, file.filename, file.file, now)
        except (InputError, AwayError) as error:
            wrong.setdefault(fact, []).append(f"Riga {number}: {error}")
            # What the page had computed by itself must not be taken for a document deposited.
            for part in ("name", "sha256"):
                found.pop(f"{fact}.{number}.{part}", None)
            continue
        found[f"{fact}.{number}.name"] = [one.name]
        found[f"{fact}.{number}.sha256"] = [one.sha256]
    return found, {fact: " ".join(said) for fact, said in wrong.items()}


@router.get("/pratiche/{case_id}/documenti/{file_id}")
def document(
    case_id: UUID,
    file_id: UUID,
    caller: Annotated[Caller, Depends(Allowed(Action.READ_CASE))],
    here: Here,
    now: Now,
) -> Response:
    """A document of the dossier, to be saved."""
    found, path = Uploads(here, caller).find(case_id, file_id, now)
    return FileResponse(path, media_type=found.media_type, headers=disposition(found))
