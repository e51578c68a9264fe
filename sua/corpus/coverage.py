"""What of the law is in the programme: ``workflows/coverage.toml``, article by article.

It is a claim people write, so it is checked: the act is a known source, no place stands twice, and
every article or annex of the Codice that a parameter cites has its line.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path

from sua.corpus.toml import Table, must_be_known, read_toml_file
from sua.domain.errors import CorpusError
from sua.law.parameters import Law
from sua.law.sources import Source, places

PLACE = "workflows/coverage.toml"
CODE = "dlgs-36-2023"


class Status(StrEnum):
    """How much of an article the programme does."""

    IMPLEMENTED = "implemented"
    PARTIAL = "partial"
    JUDGEMENT = "judgement"
    NOT_COVERED = "not_covered"

    @property
    def words(self) -> str:
        """The status, in Italian."""
        return {
            Status.IMPLEMENTED: "attuato",
            Status.PARTIAL: "in parte",
            Status.JUDGEMENT: "valutazione chiesta a una persona",
            Status.NOT_COVERED: "non coperto",
        }[self]


@dataclass(frozen=True, slots=True, kw_only=True)
class Covered:
    """One article or annex.

    Attributes:
        place: as citations write it, e.g. ``art. 50`` or ``all. II.4``.
        note: what is done and what is missing; needed unless it is all done.
        verified_on: last day on which somebody compared the programme with the text.
    """

    act: str
    place: str
    title: str
    status: Status
    verified_on: date
    note: str = ""


def load_coverage(root: Path, sources: Mapping[str, Source]) -> tuple[Covered, ...]:
    """The lines of the file, in its order.

    Raises:
        CorpusError: the first fault found, with its place and its mend.
    """
    table = Table(PLACE, read_toml_file(root / PLACE))
    found: dict[tuple[str, str], Covered] = {}
    for row in table.tables("place"):
        line = _line(row, sources)
        if (line.act, line.place) in found:
            raise CorpusError(place=row.place, problem=f"«{line.place}» c'è già")
        found[line.act, line.place] = line
    table.done()
    return tuple(found.values())


def uncovered(law: Law, coverage: tuple[Covered, ...]) -> list[str]:
    """Italian problems: places of the Codice that a parameter cites and the file does not name."""
    named = {line.place for line in coverage if line.act == CODE}
    missing: dict[str, str] = {}
    for name in law.ids:
        for value in law.parameters[name].values:
            for act, place in places(value.source):
                if act == CODE and place and place not in named:
                    missing.setdefault(place, name)
    return [
        f"{PLACE}: manca «{place}», citato dal parametro «{name}»"
        for place, name in sorted(missing.items())
    ]


def readings_by_place(law: Law, day: date) -> dict[tuple[str, str], tuple[int, int]]:
    """For each act and place: values in force that day that cite it, and how many to confirm."""
    found: dict[tuple[str, str], tuple[int, int]] = {}
    for value in law.at(day).values.values():
        for where in dict.fromkeys(places(value.source)):
            total, unsure = found.get(where, (0, 0))
            found[where] = (total + 1, unsure + value.needs_confirmation)
    return found


def _line(row: Table, sources: Mapping[str, Source]) -> Covered:
    act, place = row.text("act"), row.text("place")
    row.place = f"{PLACE}: «{place}»"
    must_be_known(act, sources, place=row.place, what="fonte")
    status = row.text("status")
    must_be_known(status, [s.value for s in Status], place=row.place, what="stato")
    day = row.day("verified_on")
    if isinstance(day, datetime):
        raise CorpusError(place=row.place, problem="«verified_on» deve essere una data, senza ora")
    line = Covered(
        act=act,
        place=place,
        title=row.text("title"),
        status=Status(status),
        verified_on=day,
        note=row.text("note", ""),
    )
    row.done()
    if line.status is not Status.IMPLEMENTED and not line.note:
        raise CorpusError(
            place=row.place,
            problem="manca «note»",
            mend="dire che cosa fa il programma e che cosa no",
        )
    return line
