"""Importing bodies from CSV: new ones are registered, what is new of the known ones is a dated change."""

from collections.abc import Mapping
from datetime import date
from functools import partial
from uuid import UUID

from sqlalchemy import Connection

from sua.domain.bodies import (
    EVER,
    Attribute,
    Body,
    NewBody,
    read_attribute,
    read_code_of_body,
    read_kind,
    read_level,
)
from sua.domain.errors import InputError
from sua.domain.organizations import OrganizationKind, Qualification
from sua.service.csv_tables import Column, CsvRow, read_csv, read_day
from sua.service.importing import Cells, Line, Mode, Report, What, import_rows
from sua.service.keeping_bodies import Keeper, change_in, not_to_come, qualify_in, register_in
from sua.storage import bodies

COLUMNS = (
    Column(
        "codice_fiscale", ("codice fiscale", "cf", "tax code"), "le undici cifre", required=True
    ),
    Column("name", ("denominazione", "nome", "ente"), "la denominazione dell'ente", required=True),
    Column("kind", ("tipo", "tipologia", "type"), "Comune, Unione di Comuni, …", required=True),
    Column("pec", ("pec", "posta certificata"), "la casella PEC"),
    Column("istat", ("istat", "codice istat"), "sei cifre, solo per i Comuni"),
    Column("ipa", ("ipa", "codice ipa"), "il codice dell'indice IPA"),
    Column("ausa", ("ausa", "codice ausa"), "dieci cifre"),
    Column("nuts", ("nuts", "codice nuts"), "per esempio ITH36"),
    Column("population", ("popolazione", "abitanti"), "un numero intero"),
    Column("level", ("qualificazione", "livelli"), "livelli separati da spazio: L2 SF1"),
    Column("level_from", ("qualificazione dal", "qualification from"), "primo giorno dei livelli"),
    Column("level_to", ("qualificazione al", "qualification to"), "ultimo giorno dei livelli"),
    Column(
        "valid_from", ("valido dal", "valid from", "dal"), "da quando valgono i dati della riga"
    ),
    Column("act", ("atto", "act"), "l'atto che ha variato i dati"),
)
_MUNICIPAL = frozenset({OrganizationKind.MUNICIPALITY})


def import_bodies(keeper: Keeper, text: str, mode: Mode = Mode.GOOD_ROWS) -> Report:
    """Register the bodies of a file.

    Raises:
        InputError: the file is not a table with the columns required.
    """
    table = read_csv(text, COLUMNS)
    return import_rows(keeper, table, COLUMNS, mode, lambda c: _Importer(keeper, c).apply)


class _Importer:
    """One import: what is registered, and what this file has said already."""

    def __init__(self, keeper: Keeper, connection: Connection) -> None:
        self._keeper = keeper
        self._known = {b.codice_fiscale: b for b in bodies.bodies(connection)}
        self._istat = {
            b.attributes[Attribute.ISTAT]: b.codice_fiscale
            for b in self._known.values()
            if Attribute.ISTAT in b.attributes and not b.ceased(keeper.today)
        }
        self._lines: dict[str, int] = {}

    def apply(self, connection: Connection, row: CsvRow) -> Line:
        """One row, whole or not at all."""
        cells = Cells(row)
        code: str | None = cells.read("codice_fiscale", read_code_of_body)
        kind: OrganizationKind | None = cells.read("kind", read_kind)
        day = cells.read("valid_from", lambda t: self._past(read_day(t, "valid_from")))
        given = {
            a: value
            for a in Attribute
            if (value := cells.read(a.value, partial(read_attribute, a))) is not None
        }
        levels = self._levels(cells)
        if code is not None:
            self._once(cells, code, kind, given)
        cells.finish()
        if code is None or kind is None:  # required, and read
            raise InputError("La riga non è completa.")
        line = self._write(
            connection,
            NewBody(kind=kind, codice_fiscale=code, attributes=given, qualifications=levels),
            day,
            row,
        )
        self._lines[code] = row.line
        return line

    def _past(self, day: date) -> date:
        not_to_come(day, self._keeper.today)
        return day

    def _levels(self, cells: Cells) -> tuple[Qualification, ...]:
        first = cells.read("level_from", lambda t: read_day(t, "level_from"))
        last = cells.read("level_to", lambda t: read_day(t, "level_to"))
        text = cells.row.cells.get("level")
        if text is None:
            return ()
        if first is None:
            if "level_from" not in cells.row.cells:
                cells.wrong("level_from", "manca il giorno da cui la qualificazione vale.")
            return ()
        if last is not None and last < first:
            cells.wrong("level_to", "viene prima del primo giorno della qualificazione.")
        names = text.replace("/", " ").replace("+", " ").replace(",", " ").replace(";", " ").split()
        found: list[str] = cells.read("level", lambda _: [read_level(n) for n in names]) or []
        return tuple(
            Qualification(level=level, valid_from=first, valid_to=last)
            for level in dict.fromkeys(found)
        )

    def _once(
        self,
        cells: Cells,
        code: str,
        kind: OrganizationKind | None,
        given: Mapping[Attribute, str],
    ) -> None:
        if code in self._lines:
            cells.wrong(
                "codice_fiscale",
                f"è già alla riga {self._lines[code]} dello stesso file: tenere una riga sola.",
            )
        body = self._known.get(code)
        if body is not None and kind is not None and body.kind is not kind:
            cells.wrong(
                "kind",
                f"nel registro {body.name} è «{body.kind.label}», e il tipo non si varia: verificare il"
                " codice fiscale.",
            )
        istat = given.get(Attribute.ISTAT)
        if istat is None:
            return
        if kind is not None and kind not in _MUNICIPAL:
            cells.wrong("istat", f"un ente di tipo «{kind.label}» non ha codice ISTAT di Comune.")
        other = self._istat.get(istat, code)
        if other != code:
            cells.wrong(
                "istat", f"è già dell'ente con codice fiscale {other}: verificare la trascrizione."
            )

    def _write(self, connection: Connection, new: NewBody, day: date | None, row: CsvRow) -> Line:
        name = new.attributes[Attribute.NAME]
        body = self._known.get(new.codice_fiscale)
        if body is None:
            identity = register_in(connection, self._keeper, new, day or EVER)
            self._remember(connection, identity)
            return Line(line=row.line, what=What.REGISTERED, name=name)
        act = row.cells.get("act", "")
        changed = change_in(
            connection, self._keeper, body, new.attributes, day or self._keeper.today, act
        )
        levels = [
            q.level for q in new.qualifications if qualify_in(connection, self._keeper, body, q)
        ]
        self._remember(connection, body.id)
        detail = ", ".join([*(a.label for a in changed), *(f"livello {x}" for x in levels)])
        what = What.CHANGED if detail else What.UNCHANGED
        return Line(line=row.line, what=what, name=name, detail=detail)

    def _remember(self, connection: Connection, identity: UUID) -> None:
        found: Body = bodies.bodies(connection, [identity])[0]
        code = found.codice_fiscale
        self._known[code] = found
        self._istat = {istat: of for istat, of in self._istat.items() if of != code}
        if Attribute.ISTAT in found.attributes:
            self._istat[found.attributes[Attribute.ISTAT]] = code
