"""Importing bodies and people from a CSV file, with every bad row told."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from starlette.datastructures import UploadFile

from sua.domain.accounts import Caller
from sua.domain.errors import InputError
from sua.service import importing_bodies, importing_people
from sua.service.csv_tables import Column, text_of
from sua.service.importing import Mode, Report, What
from sua.service.keeping_bodies import Keeper
from sua.web.access import Action
from sua.web.pages.layout import Crumb, Flash
from sua.web.pages.posting import Posted, one
from sua.web.pages.registers import BODIES, tabs
from sua.web.pages.templating import page
from sua.web.signing import Allowed, Here, Now

router = APIRouter(prefix="/registri/importazione")
Administrator = Annotated[Caller, Depends(Allowed(Action.KEEP_REGISTERS))]
_KINDS = {
    "enti": ("Enti", importing_bodies.import_bodies, importing_bodies.COLUMNS),
    "persone": ("Persone", importing_people.import_people, importing_people.COLUMNS),
}
_MODES = {
    Mode.CHECK: "controllare soltanto, senza scrivere nulla",
    Mode.GOOD_ROWS: "registrare le righe corrette e dire quali non lo sono",
    Mode.ALL_OR_NOTHING: "registrare tutto, o nulla se una riga è errata",
}


async def uploaded(request: Request) -> bytes:
    """The file of the form, empty where there is none."""
    found = (await request.form()).get("file")
    if not isinstance(found, UploadFile):
        return b""
    try:
        return await found.read()
    finally:
        await found.close()


@router.get("")
def choose(request: Request, caller: Administrator, di: str = "enti") -> Response:
    """The form, and the columns that are recognised."""
    return _show(request, caller, di if di in _KINDS else "enti")


@router.get("/modello/{kind}.csv")
def model(caller: Administrator, kind: str) -> Response:
    """An empty file with the headings."""
    del caller
    known = kind if kind in _KINDS else "enti"
    columns: tuple[Column, ...] = _KINDS[known][2]
    return Response(
        "\ufeff" + ";".join(c.heading for c in columns) + "\r\n",
        media_type="text/csv",
        headers={"Content-Disposition": f'attachment; filename="{known}.csv"'},
    )


@router.post("")
def import_file(
    request: Request,
    caller: Administrator,
    here: Here,
    now: Now,
    form: Posted,
    file: Annotated[bytes, Depends(uploaded)],
) -> Response:
    """Import the file, and tell what was done of each row."""
    kind = one(form, "kind") if one(form, "kind") in _KINDS else "enti"
    given = one(form, "mode")
    mode = Mode(given) if given in set(Mode) else Mode.CHECK
    try:
        report = _KINDS[kind][1](Keeper.of(here, caller, now), text_of(file), mode)
    except InputError as error:
        flash = Flash("bad", str(error))
        return _show(request, caller, kind, mode=mode, flash=flash, status=422)
    return _show(request, caller, kind, mode=mode, report=report)


def _show(  # noqa: PLR0913 -- a page is made of that many parts
    request: Request,
    caller: Caller,
    kind: str,
    *,
    mode: Mode = Mode.CHECK,
    report: Report | None = None,
    flash: Flash | None = None,
    status: int = 200,
) -> Response:
    return page(
        request,
        "register_import.html",
        caller,
        status=status,
        crumbs=[Crumb("Registri", BODIES), Crumb("Importazione")],
        flash=flash,
        tabs=tabs(caller, "/registri/importazione"),
        kinds={key: words for key, (words, _, _) in _KINDS.items()},
        kind=kind,
        columns=_KINDS[kind][2],
        modes=_MODES,
        mode=mode,
        report=report,
        told=[x for x in report.lines if x.what is not What.UNCHANGED] if report else [],
    )
