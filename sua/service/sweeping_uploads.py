"""Files deposited and never recorded: after some days they are cleared, row first, then bytes."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from sua.storage import uploads
from sua.storage.database import WORKER, transaction

if TYPE_CHECKING:
    from sua.service.installation import Installation

_DIGEST_LENGTH = 64


def sweep_uploads(here: "Installation", now: datetime) -> int:
    """Clear what nobody recorded in time; how many files were cleared.

    A crash between the two halves leaves bytes that no row names: the next sweep finds them, and so
    it does what was being received when a process died.
    """
    before = now - timedelta(days=here.settings.upload_days)
    with transaction(here.engine, WORKER) as connection:
        swept = uploads.sweep_orphans(connection, before)
    store = here.uploads
    old = {p.name for p in store.folder.iterdir() if p.stat().st_mtime < before.timestamp()}
    digests = {*swept, *(name for name in old if len(name) == _DIGEST_LENGTH)}
    with transaction(here.engine, WORKER) as connection:
        gone = digests - uploads.still_kept(connection, digests)
    for digest in gone:
        store.discard(digest)
    for name in old:
        if name.endswith(".part"):
            (store.folder / name).unlink(missing_ok=True)
    return len(gone)
