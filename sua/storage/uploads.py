"""Files deposited in cases: their rows, under the policies of the case they belong to."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, text

_COLUMNS = "id, case_id, sha256, name, media_type, size, uploaded_by, uploaded_at, scan, signatures"
# Deposited again, a file is one: whoever does it renews the time it is kept without being recorded.
_ADD = text(
    f"INSERT INTO upload ({_COLUMNS}) VALUES (:id, :case_id, :sha256, :name, :media_type, :size,"  # noqa: S608
    " :uploaded_by, :uploaded_at, :scan, :signatures)"
    " ON CONFLICT (case_id, sha256) DO UPDATE SET uploaded_at = EXCLUDED.uploaded_at"
    f" RETURNING {_COLUMNS}"
)
# A procedure inherits the dossier of the request it is born from: the files lie there.
_OF_CASE = text(
    "WITH RECURSIVE up AS (SELECT id, parent_id FROM case_file WHERE id = :case"  # noqa: S608
    " UNION SELECT c.id, c.parent_id FROM case_file c JOIN up ON c.id = up.parent_id)"
    f" SELECT {_COLUMNS} FROM upload WHERE case_id IN (SELECT id FROM up) ORDER BY uploaded_at, id"
)
_TOTAL = text("SELECT coalesce(sum(size), 0) FROM upload WHERE case_id = :case AND sha256 <> :sha")
_NAMING = text(
    "SELECT e.body FROM event e WHERE e.case_id = :case AND e.type IN ('opened', 'moved')"
    " AND EXISTS (SELECT FROM unnest(CAST(:digests AS text[])) s WHERE position(s IN e.body) > 0)"
)
_LOCK = text("SELECT id FROM case_file WHERE id = :case FOR UPDATE")
_ORPHANS = text(
    "DELETE FROM upload u WHERE u.uploaded_at < :before AND NOT EXISTS (SELECT FROM event e"
    " WHERE e.case_id = u.case_id AND position(u.sha256 IN e.body) > 0) RETURNING u.sha256"
)
_KEPT = text("SELECT DISTINCT sha256 FROM upload WHERE sha256 = ANY(:digests)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """A file deposited in a case; see :class:`sua.storage.upload_table.UploadRow`."""

    id: UUID
    case_id: UUID
    sha256: str
    name: str
    media_type: str
    size: int
    uploaded_by: UUID
    uploaded_at: datetime
    scan: str
    signatures: str


def add(connection: Connection, upload: Upload) -> Upload:
    """Write the row; the same bytes in the same case are one file, the one that came first."""
    values: dict[str, Any] = {name: getattr(upload, name) for name in Upload.__dataclass_fields__}
    return Upload(**connection.execute(_ADD, values).mappings().one())


def of_case(connection: Connection, case_id: UUID) -> tuple[Upload, ...]:
    """The files of a case and of those it was born from, oldest first."""
    return tuple(Upload(**r) for r in connection.execute(_OF_CASE, {"case": case_id}).mappings())


def total_size(connection: Connection, case_id: UUID, without: str) -> int:
    """Bytes that the files of a case take, the one with that hash left out."""
    found: int = connection.execute(_TOTAL, {"case": case_id, "sha": without}).scalar_one()
    return int(found)


def naming_bodies(
    connection: Connection, case_id: UUID, digests: Sequence[str]
) -> Sequence[Mapping[str, Any]]:
    """What the events of a case that name any of those files say."""
    given = {"case": case_id, "digests": list(digests)}
    return [json.loads(body) for body in connection.execute(_NAMING, given).scalars()]


def lock_case(connection: Connection, case_id: UUID) -> None:
    """Let deposits into one case come one after another."""
    connection.execute(_LOCK, {"case": case_id})


def sweep_orphans(connection: Connection, before: datetime) -> tuple[str, ...]:
    """Forget the files deposited before an instant that no event ever named; their hashes."""
    return tuple(connection.execute(_ORPHANS, {"before": before}).scalars().all())


def still_kept(connection: Connection, digests: Iterable[str]) -> frozenset[str]:
    """Those of some hashes that a row still names."""
    return frozenset(connection.execute(_KEPT, {"digests": list(digests)}).scalars())
