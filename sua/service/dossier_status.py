"""The dossier of a case on its page: what it must hold, what is there, what the files turned out to be."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from sua.domain.accounts import Caller
from sua.domain.facts import FactType, FileRef
from sua.domain.organizations import Parties
from sua.engine.checklist import ChecklistItem, ItemStanding, standings
from sua.engine.rulebook import RuleBook
from sua.engine.situation import Situation
from sua.service.casework import CaseReading, Casework
from sua.service.uploading import Deposited, Uploads

if TYPE_CHECKING:
    from sua.service.installation import Installation


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentShown:
    """A document that the case names; ``deposited`` is None for one that is kept elsewhere."""

    file: FileRef
    fact: str
    kind: str
    deposited: Deposited | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierShown:
    """What a dossier must hold and what it holds."""

    items: tuple[ItemStanding, ...]
    documents: tuple[DocumentShown, ...]


def dossier_of(
    here: "Installation", caller: Caller, reading: CaseReading, now: datetime
) -> DossierShown:
    """The dossier of a case, as far as its reader may see it."""
    book, _ = Casework(here, caller).rules(reading.case.id, now)
    files = [
        (book.facts[fact.name], file)
        for fact in reading.facts
        if fact.type is FactType.FILES
        for file in reading_files(reading, fact.name)
    ]
    deposited = (
        {d.sha256: d for d in Uploads(here, caller).listed(reading.case.id, now)} if files else {}
    )
    labels = {item.id: item.label for item in book.checklist}
    return DossierShown(
        items=standings(_situation(caller, reading, book, now)) if book.checklist else (),
        documents=tuple(
            DocumentShown(
                file=file,
                fact=definition.label,
                kind=labels.get(file.kind or "", ""),
                deposited=deposited.get(file.sha256),
            )
            for definition, file in files
        ),
    )


def kinds_of(
    here: "Installation", caller: Caller, reading: CaseReading, now: datetime
) -> tuple[ChecklistItem, ...]:
    """What a document of the case may be."""
    return Casework(here, caller).rules(reading.case.id, now)[0].checklist


def reading_files(reading: CaseReading, name: str) -> tuple[FileRef, ...]:
    """The documents that a fact of the case gives."""
    value = reading.case.facts.get(name)
    return tuple(f for f in value if isinstance(f, FileRef)) if isinstance(value, tuple) else ()


def _situation(caller: Caller, reading: CaseReading, book: RuleBook, now: datetime) -> Situation:
    seen = {f.name for f in reading.facts}
    return Situation(
        case=reading.case,
        facts={name: value for name, value in reading.case.facts.items() if name in seen},
        at=now,
        actor=caller.actor,
        parties=Parties(province=reading.province, buyer=reading.buyer, agreement=None),
        law=book.law,
        readings=book.readings,
        calendars=book.calendars,
        checklist=book.checklist,
    )
