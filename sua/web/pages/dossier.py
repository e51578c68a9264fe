"""The dossier on the page of a case: what is there, what is missing, what the signatures say."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sua.domain.accounts import Caller
from sua.engine.checklist import ItemStanding, Standing
from sua.law.sources import Source, cite
from sua.service.casework import CaseReading
from sua.service.dossier_status import DocumentShown, dossier_of
from sua.service.installation import Installation

_WORDS = {
    Standing.PRESENT: "presente",
    Standing.MISSING: "manca",
    Standing.EXPIRED: "scaduto",
    Standing.UNDATED: "senza data",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemShown:
    """One item of the list: ``mark`` is ``good``, ``bad`` (it refuses the step) or ``warn``."""

    label: str
    source: str
    mark: str
    standing: str
    signed_by: str
    note: str
    confirm: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FilesShown:
    """The dossier of a case: ``lacking`` is how many items would refuse the step."""

    items: Sequence[ItemShown]
    lacking: int
    documents: Sequence[DocumentShown]


def dossier_shown(
    here: Installation, caller: Caller, reading: CaseReading, now: datetime
) -> FilesShown:
    """The dossier as the page shows it."""
    found = dossier_of(here, caller, reading, now)
    items = [_item(one, here.corpus.sources) for one in found.items]
    order = {"bad": 0, "warn": 1, "good": 2}
    return FilesShown(
        items=sorted(items, key=lambda item: order[item.mark]),
        lacking=sum(item.mark == "bad" for item in items),
        documents=found.documents,
    )


def _item(one: ItemStanding, sources: Mapping[str, Source]) -> ItemShown:
    item = one.item
    present = one.standing is Standing.PRESENT
    words = _WORDS[one.standing]
    if one.expired_on:
        words = f"{words} il {one.expired_on:%d/%m/%Y}"
    return ItemShown(
        label=item.label,
        source=cite(item.source, sources),
        mark="good" if present else "bad" if item.blocking else "warn",
        standing=words if present or item.blocking else f"{words} (non blocca)",
        signed_by=item.signed_by,
        note=item.note,
        confirm=item.confidence.needs_confirmation,
    )
