"""Documents deposited in a case: whole or not at all, seen by whom may see them, refused with reasons."""

import re
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from typer.testing import CliRunner

from sua.cli import documents
from sua.domain.errors import InputError
from sua.domain.people import Role
from sua.interop.clamd import Clamd
from sua.service.dossier import Dossier
from sua.service.sweeping_uploads import sweep_uploads
from tests.interop.signers import authority, signer
from tests.support import Desk, stage
from tests.web.doors import FOREIGN, Door, Doors, doors_on

CA = authority()
ROSSI = signer(CA)
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer<<>>\n%%EOF\n"


@pytest.fixture
def drafting(fresh: Desk, demo: Dossier) -> Iterator[Doors]:
    """The request of the demonstration, just before it is submitted."""
    stage(fresh, demo, "submit")
    with doors_on(fresh, demo) as found:
        yield found


def place(doors: Doors) -> str:
    return f"/api/v1/cases/{doors.case('request')}/files"


def deposit(door: Door, path: str, data: bytes = PDF, name: str = "Progetto.pdf") -> Any:
    return door.post(path, files={"file": (name, data, "text/html")})


def kept(doors: Doors) -> list[str]:
    return sorted(p.name for p in doors.desk.here.uploads.folder.iterdir())


def test_a_document_is_deposited_listed_and_taken(drafting: Doors) -> None:
    buyer, path = drafting.door("buyer"), place(drafting)
    found = deposit(buyer, path, name="C:\\Documenti\\Relazione già «finale».pdf")
    assert found.status_code == 201, found.text
    body = found.json()
    digest = sha256(PDF).hexdigest()
    assert (body["sha256"], body["size"], body["media_type"]) == (
        digest,
        len(PDF),
        "application/pdf",
    )
    assert (body["name"], body["scan"]) == ("Relazione già «finale».pdf", "non analizzato")
    assert buyer.get(path).json() == [body]
    taken = buyer.get(f"{path}/{body['id']}")
    assert taken.content == PDF
    assert taken.headers["content-disposition"].startswith("attachment; filename=")
    assert taken.headers["x-content-type-options"] == "nosniff"
    again = deposit(buyer, path, name="Altro nome.pdf").json()
    assert again["id"] == body["id"]  # the same bytes in the same case are one document
    assert kept(drafting) == [digest]


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (b"", "vuoto.pdf", "upload.empty"),
        (b"MZ" + bytes(90), "x.pdf", "upload.executable"),
        (PDF, "x.docx", "upload.extension"),
        (PDF, "fattura\u202efdp.exe", "upload.name"),
        (PDF, "a" * 3_000 + ".pdf", "upload.name"),
        (PDF, "..", "upload.name"),
        (PDF + bytes(3 * 1024 * 1024), "grande.pdf", "upload.too_large"),
    ],
)
def test_what_is_refused_leaves_nothing(drafting: Doors, data: bytes, name: str, code: str) -> None:
    here = replace(
        drafting.desk.here, settings=replace(drafting.desk.here.settings, upload_bytes=2**20)
    )
    drafting.app.state.installation = here
    found = deposit(drafting.door("buyer"), place(drafting), data, name)
    assert (found.status_code, found.json()["code"]) == (422, code), found.text
    assert kept(drafting) == []
    assert drafting.desk.rows("SELECT count(*) FROM upload") == [(0,)]


def test_a_dossier_has_a_limit_of_its_own(drafting: Doors) -> None:
    here = drafting.desk.here
    limited = replace(here.settings, dossier_bytes=len(PDF) + 10)
    drafting.app.state.installation = replace(here, settings=limited)
    buyer, path = drafting.door("buyer"), place(drafting)
    assert deposit(buyer, path).status_code == 201
    found = deposit(buyer, path, PDF.replace(b"1.7", b"1.6"))
    assert found.json()["code"] == "upload.dossier_full"
    assert deposit(buyer, path).status_code == 201  # what is there already takes no more room
    assert len(kept(drafting)) == 1


def test_a_name_of_ten_thousand_letters_is_not_even_read(drafting: Doors) -> None:
    found = deposit(drafting.door("buyer"), place(drafting), name="a" * 10_000 + ".pdf")
    assert found.status_code == 400
    assert kept(drafting) == []


# The parser leaves the half it had to the collector, which takes it away.
@pytest.mark.filterwarnings("ignore:.*SpooledTemporaryFile:pytest.PytestUnraisableExceptionWarning")
def test_a_body_cut_half_way_leaves_nothing(drafting: Doors) -> None:
    buyer = drafting.door("buyer")
    head = b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n'
    found = buyer.post(
        place(drafting),
        content=head + PDF,
        headers={"content-type": "multipart/form-data; boundary=x"},
    )
    assert 400 <= found.status_code < 500
    assert kept(drafting) == []
    assert drafting.desk.rows("SELECT count(*) FROM upload") == [(0,)]


def test_others_do_not_see_it_and_the_sua_only_once_it_is_recorded(drafting: Doors) -> None:
    buyer, officer, path = drafting.door("buyer"), drafting.door("officer"), place(drafting)
    one = deposit(buyer, path).json()
    assert officer.get(path).json() == []
    assert officer.get(f"{path}/{one['id']}").status_code == 404
    case = drafting.case("request")
    given = [{"name": one["name"], "sha256": one["sha256"], "kind": "executive_project"}]
    told = buyer.post(
        f"/api/v1/cases/{case}/commands",
        json={"command": "fill_in", "facts": {"documents": given}},
        headers={"Idempotency-Key": str(uuid4())},
    )
    assert told.status_code == 200, told.text
    assert [f["id"] for f in officer.get(path).json()] == [one["id"]]
    assert officer.get(f"{path}/{one['id']}").content == PDF
    foreign = drafting.door(FOREIGN)
    assert foreign.get(path).status_code == 404
    assert foreign.get(f"{path}/{one['id']}").status_code == 404
    assert deposit(foreign, path).status_code == 404
    assert deposit(drafting.door("auditor"), path).status_code == 403
    assert drafting.door("auditor").get(f"{path}/{one['id']}").content == PDF
    assert drafting.anonymous().get(path).status_code == 401


def test_what_nobody_recorded_is_swept_and_what_was_recorded_stays(drafting: Doors) -> None:
    buyer, path = drafting.door("buyer"), place(drafting)
    here = drafting.desk.here
    orphan = deposit(buyer, path, PDF.replace(b"1.7", b"1.6")).json()
    one = deposit(buyer, path).json()
    buyer.post(
        f"/api/v1/cases/{drafting.case('request')}/commands",
        json={
            "command": "fill_in",
            "facts": {"documents": [{"name": one["name"], "sha256": one["sha256"]}]},
        },
        headers={"Idempotency-Key": str(uuid4())},
    )
    now = datetime.now(UTC)
    assert sweep_uploads(here, now) == 0
    assert sweep_uploads(here, now + timedelta(days=8)) == 1
    assert kept(drafting) == [one["sha256"]] != [orphan["sha256"]]
    assert [f["id"] for f in buyer.get(path).json()] == [one["id"]]


@contextmanager
def scanner(answer: bytes) -> Iterator[tuple[str, list[bytes]]]:
    """A daemon that speaks INSTREAM and always says the same; what it was sent."""
    seen: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve() -> None:
            line, _ = server.accept()
            with line, line.makefile("rb") as given:
                assert given.read(10) == b"zINSTREAM\0"
                while size := int.from_bytes(given.read(4), "big"):
                    seen.append(given.read(size))
                line.sendall(answer)

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield f"tcp://127.0.0.1:{server.getsockname()[1]}", seen
        thread.join(5)


@pytest.mark.parametrize(
    ("answer", "status", "code"),
    [
        (b"stream: OK\0", 201, None),
        (b"stream: Eicar-Test-Signature FOUND\0", 422, "upload.infected"),
        (b"INSTREAM size limit exceeded. ERROR\0", 503, "upload.scanner_away"),
        (b"", 503, "upload.scanner_away"),
    ],
)
def test_the_scanner_is_asked_and_believed(
    drafting: Doors, answer: bytes, status: int, code: str | None
) -> None:
    with scanner(answer) as (url, seen):
        here = drafting.desk.here
        scanned = replace(here.settings, clamd=Clamd.from_url(url, "SUA_CLAMD_URL"))
        drafting.app.state.installation = replace(here, settings=scanned)
        found = deposit(drafting.door("buyer"), place(drafting))
    assert (found.status_code, found.json().get("code")) == (status, code)
    assert b"".join(seen) == PDF
    assert len(kept(drafting)) == (status == 201)
    if status == 201:
        assert found.json()["scan"] == "nessun virus rilevato"


def test_a_scanner_that_is_not_there_keeps_nothing(drafting: Doors) -> None:
    here = drafting.desk.here
    away = replace(here.settings, clamd=Clamd.from_url("unix:///nowhere", "SUA_CLAMD_URL"))
    drafting.app.state.installation = replace(here, settings=away)
    found = deposit(drafting.door("buyer"), place(drafting))
    assert (found.status_code, found.json()["code"]) == (503, "upload.scanner_away")
    assert found.headers["retry-after"]
    assert kept(drafting) == []
    with pytest.raises(InputError, match="SUA_CLAMD_URL"):
        Clamd.from_url("http://host", "SUA_CLAMD_URL")


def test_a_bearer_of_a_role_that_does_not_act_deposits_nothing(drafting: Doors) -> None:
    assert deposit(drafting.door(Role.AUDITOR.value), place(drafting)).status_code == 403
    assert kept(drafting) == []


def test_signatures_are_told_of_a_deposit_and_of_a_file_only_looked_at(drafting: Doors) -> None:
    signed = ROSSI.p7m(PDF)
    buyer = drafting.door("buyer")
    found = deposit(buyer, place(drafting), signed, "Progetto.pdf.p7m").json()
    (one,) = found["signatures"]["signatures"]
    assert (one["signer"], one["good"], one["trust"]) == ("Maria Rossi", True, "not_verified")
    assert found["signatures"]["inner_name"] == "Progetto.pdf"
    looked = buyer.post(
        "/api/v1/signatures", files={"file": ("Progetto.pdf.p7m", signed.replace(b"1.7", b"1.6"))}
    )
    assert looked.json()["signatures"][0]["good"] is False
    assert len(kept(drafting)) == 1


def test_the_signatures_of_a_file_are_told_on_the_command_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "ca.pem").write_bytes(CA.pem)
    file = tmp_path / "Progetto.pdf.p7m"
    file.write_bytes(ROSSI.p7m(PDF))
    monkeypatch.setenv("SUA_TRUST_ANCHORS", str(tmp_path))
    told = CliRunner().invoke(documents.app, ["signatures", str(file)])
    assert told.exit_code == 0, told.output
    assert "Maria Rossi (RSSMRA80A01H501U)" in told.output
    assert "riconducibile a una radice configurata" in told.output
    file.write_bytes(ROSSI.p7m(PDF).replace(b"1.7", b"1.6"))
    told = CliRunner().invoke(documents.app, ["signatures", str(file)])
    assert (told.exit_code, "non integra" in told.output) == (1, True)


def form_of(door: Door, doors: Doors) -> tuple[str, dict[str, str]]:
    path = f"/pratiche/{doors.case('request')}/passi/fill_in"
    was = re.search(r'name="_was" value="([^"]*)"', door.get(path).text)
    assert was is not None
    return path, {"csrf": door.csrf, "_was": was[1]}


def test_a_form_brings_a_document_without_scripts(drafting: Doors) -> None:
    buyer = drafting.door("buyer")
    path, form = form_of(buyer, drafting)
    signed = ROSSI.p7m(PDF)
    found = buyer.post(
        path,
        data=form
        | {"documents.1.kind": "executive_project", "documents.1.signed_on": "09/01/2026"},
        files={"documents.1.file": ("Progetto.pdf.p7m", signed, "text/plain")},
        follow_redirects=False,
    )
    assert found.status_code == 303, found.text
    page = buyer.get(f"/pratiche/{drafting.case('request')}").text
    assert "Progetto.pdf.p7m" in page
    assert "Maria Rossi (RSSMRA80A01H501U)" in page
    assert "Nella busta: Progetto.pdf (PDF)" in page
    assert "Mancano 2 documenti" in page
    assert "Atto di validazione del progetto" in page
    link = re.search(r"/pratiche/[^\"/]+/documenti/[^\"/]+", page)
    assert link is not None
    assert buyer.get(link[0]).content == signed
    assert drafting.door(FOREIGN).get(link[0]).status_code == 404


def test_a_form_with_a_document_refused_keeps_the_rest_and_records_nothing(drafting: Doors) -> None:
    buyer = drafting.door("buyer")
    path, form = form_of(buyer, drafting)
    version = "SELECT version FROM case_file WHERE workflow = 'request'"
    before = drafting.desk.rows(version)
    found = buyer.post(
        path,
        data=form
        | {
            "documents.1.name": "Virus.pdf",
            "documents.1.sha256": "0" * 64,
            "documents.2.kind": "specification",
        },
        files={
            "documents.1.file": ("Virus.pdf", b"MZ" + bytes(90), "application/pdf"),
            "documents.2.file": ("Capitolato.pdf", PDF, "application/pdf"),
        },
    )
    assert found.status_code == 422
    assert "Riga 1: Il file è un programma" in found.text
    assert "Depositato qui: «Capitolato.pdf»" in found.text
    assert drafting.desk.rows(version) == before
    assert kept(drafting) == [sha256(PDF).hexdigest()]


def test_a_document_kept_elsewhere_is_lawful_and_said_so(drafting: Doors) -> None:
    page = drafting.door("officer").get(f"/pratiche/{drafting.case('request')}").text
    assert "Non depositato qui" in page
    assert "Documenti del fascicolo" in page
