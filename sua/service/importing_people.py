"""Importing people from CSV: each with a role in a body and, where a username is given, an account."""

from datetime import date
from uuid import UUID

from sqlalchemy import Connection

from sua.domain.bodies import Attribute, Body, read_address
from sua.domain.errors import InputError
from sua.domain.people import Role
from sua.service.csv_tables import Column, CsvRow, read_csv, read_day
from sua.service.importing import Cells, Line, Mode, Report, What, import_rows
from sua.service.keeping_bodies import Keeper
from sua.service.keeping_people import (
    NewPerson,
    give_account_in,
    give_role_in,
    read_name,
    read_role,
    register_in,
)
from sua.storage import bodies, people
from sua.storage.people import PersonEntry
from sua.storage.registers import Membership

COLUMNS = (
    Column("name", ("nome e cognome", "nominativo", "nome", "full name"), "chi è", required=True),
    Column("surname", ("cognome",), "se non è nella colonna del nome"),
    Column(
        "body", ("ente", "comune", "codice fiscale ente"), "codice fiscale o nome", required=True
    ),
    Column("role", ("ruolo",), "per esempio RUP del Comune", required=True),
    Column("valid_from", ("dal", "valido dal", "from"), "primo giorno del ruolo"),
    Column("valid_to", ("al", "valido al", "to"), "ultimo giorno del ruolo"),
    Column("username", ("utente", "nome utente", "utenza"), "il nome con cui accede"),
    Column("email", ("email", "e mail", "posta elettronica"), "dove scrivergli"),
)


def import_people(keeper: Keeper, text: str, mode: Mode = Mode.GOOD_ROWS) -> Report:
    """Register the people of a file; codes of new accounts are in the report and nowhere else.

    Raises:
        InputError: the file is not a table with the columns required.
    """
    table = read_csv(text, COLUMNS)
    return import_rows(keeper, table, COLUMNS, mode, lambda c: _Importer(keeper, c).apply)


class _Importer:
    """One import: who is registered, and what bodies there are."""

    def __init__(self, keeper: Keeper, connection: Connection) -> None:
        self._keeper = keeper
        self._bodies = bodies.bodies(connection)
        self._people = {p.id: p for p in people.people(connection, keeper.here.vault)}
        names = people.usernames(connection, self._people)
        self._with_account = {name: person for person, name in names.items()}

    def apply(self, connection: Connection, row: CsvRow) -> Line:
        """One row, whole or not at all."""
        cells = Cells(row)
        surname = row.cells.get("surname", "")
        name: str | None = cells.read("name", lambda t: read_name(f"{t} {surname}"))
        body: Body | None = cells.read("body", self._body)
        role: Role | None = cells.read("role", read_role)
        first: date = (
            cells.read("valid_from", lambda t: read_day(t, "valid_from")) or self._keeper.today
        )
        last: date | None = cells.read("valid_to", lambda t: read_day(t, "valid_to"))
        email: str | None = cells.read("email", lambda t: read_address(t, "email"))
        username = row.cells.get("username", "").lower()
        if name is not None and username in self._with_account:
            known = self._people[self._with_account[username]]
            if known.name.casefold() != name.casefold():
                cells.wrong(
                    "username", f"l'utenza «{username}» è di {known.name}: scegliere un altro nome."
                )
        cells.finish()
        if name is None or body is None or role is None:  # required, and read
            raise InputError("La riga non è completa.")
        person = self._known(name, body.id, username)
        new = NewPerson(
            name=name,
            body=body.id,
            role=role,
            valid_from=first,
            valid_to=last,
            username=username,
            email=email,
        )
        if person is None:
            made = register_in(connection, self._keeper, new)
            self._remember(made.person, new)
            return Line(
                line=row.line,
                what=What.REGISTERED,
                name=name,
                username=username,
                code=made.code,
            )
        return self._complete(connection, person, new, row.line)

    def _complete(
        self, connection: Connection, person: PersonEntry, new: NewPerson, line: int
    ) -> Line:
        done, code = [], ""
        role = Membership(
            person=person.id,
            organization=new.body,
            role=new.role,
            valid_from=new.valid_from,
            valid_to=new.valid_to,
        )
        held = any(
            (m.organization, m.role) == (new.body, new.role)
            and m.valid_from <= new.valid_from
            and (m.valid_to is None or new.valid_from <= m.valid_to)
            for m in person.memberships
        )
        if not held and give_role_in(connection, self._keeper, role):
            done.append(f"ruolo: {new.role.label}")
        if new.username and person.id not in self._with_account.values():
            code = give_account_in(connection, self._keeper, person.id, new.username, new.email)
            done.append("utenza")
        self._remember(person.id, new)
        return Line(
            line=line,
            what=What.CHANGED if done else What.UNCHANGED,
            name=new.name,
            detail=", ".join(done),
            username=new.username if code else "",
            code=code,
        )

    def _body(self, text: str) -> Body:
        wanted = " ".join(text.split()).casefold()
        found = [
            b
            for b in self._bodies
            if wanted
            in (
                b.codice_fiscale,
                b.name.casefold(),
                b.attributes.get(Attribute.ISTAT, "").casefold(),
                b.attributes.get(Attribute.IPA, "").casefold(),
            )
        ]
        if len(found) == 1:
            return found[0]
        raise InputError(
            f"«{text[:60]}» non è un ente del registro: indicarne il codice fiscale, e registrarlo"
            " prima se manca."
            if not found
            else f"«{text[:60]}» indica più enti: scriverne il codice fiscale.",
            code="body.unknown",
            field="body",
        )

    def _known(self, name: str, body: UUID, username: str) -> PersonEntry | None:
        if username in self._with_account:
            return self._people[self._with_account[username]]
        accounts = set(self._with_account.values())
        return next(
            (
                p
                for p in self._people.values()
                if p.name.casefold() == name.casefold()
                and any(m.organization == body for m in p.memberships)
                and not (username and p.id in accounts)
            ),
            None,
        )

    def _remember(self, person: UUID, new: NewPerson) -> None:
        role = Membership(
            person=person,
            organization=new.body,
            role=new.role,
            valid_from=new.valid_from,
            valid_to=new.valid_to,
        )
        before = self._people[person].memberships if person in self._people else ()
        self._people[person] = PersonEntry(id=person, name=new.name, memberships=(*before, role))
        if new.username and person not in self._with_account.values():
            self._with_account[new.username] = person
