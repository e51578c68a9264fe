"""Documents deposited in a case: received whole or not at all, looked at, shown to whom may see them.

A file belongs to the case it was deposited in and to those born from it. Until an event of the case
names it, it is its depositor's alone; then it is as reserved as the fact that names it (art. 35).
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from io import SEEK_END
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO
from uuid import UUID, uuid4

from sua.domain.accounts import Caller
from sua.domain.errors import InputError, NotFoundError
from sua.domain.file_names import clean_name, file_name_problem
from sua.engine.rulebook import RuleBook
from sua.interop.clamd import Scan
from sua.interop.signature_outcome import Examined
from sua.interop.signatures import examine
from sua.interop.sniffing import PDF, SIGNED, Kind, label_of, sniff
from sua.interop.trust import anchors
from sua.service.casework import Casework
from sua.service.narrating import Hidden, hidden_of
from sua.service.rows import given_in
from sua.service.scoping import scope_of
from sua.storage import uploads
from sua.storage.database import transaction
from sua.storage.files import Incoming
from sua.storage.uploads import Upload

if TYPE_CHECKING:
    from sua.service.installation import Installation

_MIB = 1024 * 1024
_MISSING = "Il documento non esiste, o non è visibile a chi lo chiede."


@dataclass(frozen=True, slots=True, kw_only=True)
class Deposited:
    """A file of a case as people see it."""

    id: UUID
    case_id: UUID
    sha256: str
    name: str
    media_type: str
    kind: str
    size: int
    uploaded_at: datetime
    scan: str
    signatures: Mapping[str, Any]


class Uploads:
    """What a caller may deposit and take."""

    def __init__(self, here: "Installation", caller: Caller) -> None:
        self._here, self._caller = here, caller
        self._scope = scope_of(caller.actor, caller.province)
        self._casework = Casework(here, caller)

    def deposit(
        self, case_id: UUID, given: str | None, source: BinaryIO, now: datetime
    ) -> Deposited:
        """Take a file into a case.

        Raises:
            NotFoundError: no such case in the caller's scope.
            InputError: name, size or kind are not acceptable, or it is infected; nothing is kept.
            ScannerAwayError: the scanner does not answer; nothing is kept.
        """
        self._casework.rules(case_id, now)  # it exists, for the caller
        name = clean_name(given)
        if not name or (problem := file_name_problem(name)):
            what = problem if name else "manca"
            raise InputError(f"Il nome del file {what}.", code="upload.name", field="file")
        store = self._here.uploads
        with store.receiving() as incoming:
            self._receive(source, incoming)
            kind = sniff(incoming.file, name)
            settings = self._here.settings
            found = _examined(incoming.file, name, kind, settings.trust_anchors, now)
            scanner = settings.clamd
            scan = scanner.scan(incoming.file) if scanner else Scan.NOT_SCANNED
            row = Upload(
                id=uuid4(),
                case_id=case_id,
                sha256=incoming.digest,
                name=name,
                media_type=kind.media_type,
                size=incoming.size,
                uploaded_by=self._caller.credential.person,
                uploaded_at=now,
                scan=scan.value,
                signatures=json.dumps(found.as_json(), ensure_ascii=False),
            )
            with transaction(self._here.engine, self._scope) as connection:
                uploads.lock_case(connection, case_id)
                taken = uploads.total_size(connection, case_id, row.sha256)
                if taken + row.size > (most := settings.dossier_bytes):
                    raise InputError(
                        f"I documenti della pratica supererebbero i {most // _MIB} MiB ammessi.",
                        code="upload.dossier_full",
                        field="file",
                    )
                store.keep(incoming)  # bytes before the row that speaks of them
                row = uploads.add(connection, row)
        return _shown(row)

    def listed(self, case_id: UUID, now: datetime) -> tuple[Deposited, ...]:
        """The files of a case that the caller may see now."""
        return tuple(_shown(row) for row in self._visible(case_id, now))

    def find(self, case_id: UUID, file_id: UUID, now: datetime) -> tuple[Deposited, Path]:
        """One file and where its bytes lie.

        Raises:
            NotFoundError: no such file, or still reserved.
        """
        row = next((r for r in self._visible(case_id, now) if r.id == file_id), None)
        path = self._here.uploads.path(row.sha256) if row else None
        if row is None or path is None or not path.is_file():
            raise NotFoundError(_MISSING)
        return _shown(row), path

    def _receive(self, source: BinaryIO, incoming: Incoming) -> None:
        most = self._here.settings.upload_bytes
        while piece := source.read(_MIB):
            if incoming.size + len(piece) > most:
                raise _too_large(most)
            incoming.write(piece)

    def _visible(self, case_id: UUID, now: datetime) -> Iterable[Upload]:
        book, hidden = self._casework.rules(case_id, now)
        with transaction(self._here.engine, self._scope) as connection:
            rows = uploads.of_case(connection, case_id)
            bodies = uploads.naming_bodies(connection, case_id, [r.sha256 for r in rows])
        named = {sha for body in bodies for sha in _named(body, book, hidden)}
        own = self._caller.credential.person
        return [row for row in rows if row.uploaded_by == own or row.sha256 in named]


def signatures_of(
    here: "Installation", given: str | None, source: BinaryIO, now: datetime
) -> Examined:
    """Look into a file without keeping it; errors as :meth:`Uploads.deposit`."""
    name, most = clean_name(given), here.settings.upload_bytes
    if source.seek(0, SEEK_END) > most:
        raise _too_large(most)
    kind = sniff(source, name)
    return _examined(source, name, kind, here.settings.trust_anchors, now)


def _too_large(most: int) -> InputError:
    return InputError(
        f"Il file supera i {most // _MIB} MiB ammessi: dividerlo o comprimerlo.",
        code="upload.too_large",
        field="file",
    )


def _examined(
    file: BinaryIO, name: str, kind: Kind, folder: Path | None, now: datetime
) -> Examined:
    if kind not in (PDF, SIGNED):
        return Examined()
    file.seek(0)
    return examine(file.read(), name, kind, anchors(folder), now)


def _named(body: Mapping[str, Any], book: RuleBook, hidden: Hidden) -> Iterator[str]:
    """The hashes that an event gives in facts which may be told to the caller."""
    for lot, given in given_in(body).items():
        sealed = hidden_of(hidden, lot)
        for name, value in given.items():
            if name not in book.facts or book.facts[name].reserved in sealed:
                continue
            for row in value if isinstance(value, list) else ():
                if isinstance(row, dict) and "sha256" in row:
                    yield str(row["sha256"])


def _shown(row: Upload) -> Deposited:
    return Deposited(
        id=row.id,
        case_id=row.case_id,
        sha256=row.sha256,
        name=row.name,
        media_type=row.media_type,
        kind=label_of(row.media_type),
        size=row.size,
        uploaded_at=row.uploaded_at,
        scan=Scan(row.scan).words,
        signatures=json.loads(row.signatures),
    )
