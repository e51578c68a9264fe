"""The registers kept: set-up once, bodies and people imported, renamed, merged; each row policy."""

import threading
from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from sua.domain.bodies import Attribute, Body, BodyEvent, BodyEventKind, NewBody
from sua.domain.calendar import legal_day
from sua.domain.errors import ConflictError, InputError, NotFoundError, SuaError
from sua.domain.organizations import OrganizationKind, Qualification
from sua.domain.people import Role
from sua.service import keeping_bodies, keeping_people, managing_accounts, setting_up
from sua.service.importing import Mode, What
from sua.service.importing_bodies import import_bodies
from sua.service.importing_people import import_people
from sua.service.keeping_bodies import Keeper
from sua.service.keeping_people import NewPerson
from sua.service.setting_up import FirstSetUp
from sua.storage import bodies, people
from sua.storage.database import DatabaseRole, Scope, transaction
from sua.storage.registers import Membership
from tests.support import Desk

NOW = datetime(2026, 3, 2, 10, tzinfo=UTC)
PASSWORD = "una frase lunga e segreta"  # noqa: S105 -- of people who do not exist
HEAD = "codice fiscale;denominazione;tipo;pec;istat;popolazione;qualificazione;qualificazione dal"


def code_of_body(number: int) -> str:
    """An invented codice fiscale whose check digit is right."""
    digits = f"9999{number:06d}"
    total = sum(int(d) if n % 2 == 0 else sum(divmod(int(d) * 2, 10)) for n, d in enumerate(digits))
    return f"{digits}{-total % 10}"


def asked(code: str, username: str = "prima") -> FirstSetUp:
    return FirstSetUp(
        code=code,
        province=NewBody(
            kind=OrganizationKind.PROVINCE,
            codice_fiscale=code_of_body(99),
            attributes={Attribute.NAME: "Provincia di prova", Attribute.PEC: "p@pec.example"},
        ),
        administrator="Amministratore di prova",
        username=username,
        password=PASSWORD,
    )


@pytest.fixture
def keeper(fresh: Desk) -> Keeper:
    here = fresh.here
    province = setting_up.set_up(here, asked(setting_up.setup_code(here)), NOW)
    return Keeper(here=here, province=province, by=None, now=NOW)


def comuni(count: int) -> list[str]:
    return [
        f"{code_of_body(n)};Comune di prova {n};Comune;p{n}@pec.example;001{n:03d};{1000 + n};;"
        for n in range(1, count + 1)
    ]


def names(keeper: Keeper) -> list[str]:
    with transaction(keeper.here.engine, keeper.scope) as connection:
        return [b.name for b in bodies.bodies(connection)]


def body(keeper: Keeper, name: str) -> Body:
    with transaction(keeper.here.engine, keeper.scope) as connection:
        return next(b for b in bodies.bodies(connection) if b.name == name)


def test_an_empty_installation_is_set_up_once_by_whoever_holds_the_code(fresh: Desk) -> None:
    here = fresh.here
    code = setting_up.setup_code(here)
    assert setting_up.setup_code(here) == code
    assert len(code) > 20
    with pytest.raises(InputError, match="codice di primo avvio"):
        setting_up.set_up(here, asked("indovinato"), NOW)
    assert setting_up.needed(here)
    setting_up.set_up(here, asked(code), NOW)
    assert here.identity().sign_in("prima", PASSWORD, NOW, "prova").credential.role is (
        Role.ADMINISTRATOR
    )
    with pytest.raises(ConflictError):
        setting_up.set_up(here, asked(code, "seconda"), NOW)
    with pytest.raises(ConflictError):
        setting_up.setup_code(here)
    assert fresh.rows("SELECT count(*) FROM organization") == [(1,)]


def test_of_many_who_set_up_together_one_only_succeeds(fresh: Desk) -> None:
    here = fresh.here
    code = setting_up.setup_code(here)
    outcomes: list[object] = []

    def attempt(n: int) -> None:
        try:
            outcomes.append(setting_up.set_up(here, asked(code, f"utente{n}"), NOW))
        except SuaError as error:
            outcomes.append(error)

    threads = [threading.Thread(target=attempt, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(isinstance(o, UUID) for o in outcomes) == 1
    assert fresh.rows("SELECT count(*) FROM organization") == [(1,)]
    assert fresh.rows("SELECT count(*) FROM account") == [(1,)]


def test_a_failed_set_up_leaves_nothing_behind(fresh: Desk) -> None:
    here = fresh.here
    code = setting_up.setup_code(here)
    with pytest.raises(InputError, match="nome utente"):
        setting_up.set_up(here, asked(code, "con spazi"), NOW)
    assert setting_up.needed(here)
    assert fresh.rows("SELECT count(*) FROM organization") == [(0,)]


def dirty(count: int) -> list[str]:
    rows = comuni(count)
    rows[4] = rows[4].replace(code_of_body(5), "12345678901")  # check digit
    rows[9] = rows[9].replace(";Comune;", ";Circoscrizione;").replace("001010", "1010")
    rows[14] = rows[13]  # twice
    rows[19] = f"{code_of_body(20)};;Comune;p@pec.example;001020;10;;"  # no name
    rows[24] = rows[24] + ";di troppo"
    rows[29] = rows[29].replace("p30@pec.example", "p30 pec")
    rows[34] = f"{code_of_body(35)};Comune di prova 35;Comune;;001036;9;;"  # ISTAT of the next
    return rows


def test_sixty_rows_seven_of_them_bad_are_told_by_line_and_column(keeper: Keeper) -> None:
    report = import_bodies(keeper, "\r\n".join([HEAD, *dirty(60)]) + "\r\n")
    told = {(f.line, f.column) for f in report.faults}
    assert told == {
        (6, "codice fiscale"),
        (11, "tipo"),
        (11, "istat"),
        (16, "codice fiscale"),
        (21, "denominazione"),
        (26, ""),
        (31, "pec"),
        (37, "istat"),
    }
    assert all(f.why.endswith(".") for f in report.faults)
    assert report.refused == 7
    assert report.count(What.REGISTERED) == 53
    assert len(names(keeper)) == 54
    again = import_bodies(keeper, "\n".join([HEAD, *comuni(60)]))
    assert not again.faults
    assert (again.count(What.UNCHANGED), again.count(What.REGISTERED)) == (52, 7)
    assert again.count(What.CHANGED) == 1  # ISTAT 001036 had been written of number 35


def test_all_or_nothing_and_check_write_nothing(keeper: Keeper) -> None:
    for mode in (Mode.ALL_OR_NOTHING, Mode.CHECK):
        report = import_bodies(keeper, "\n".join([HEAD, *dirty(60)]), mode)
        assert report.refused == 7
        assert not report.written
        assert names(keeper) == ["Provincia di prova"]
    assert import_bodies(keeper, "\n".join([HEAD, *comuni(60)]), Mode.ALL_OR_NOTHING).written
    assert len(names(keeper)) == 61


def test_english_headings_commas_and_a_bom_are_read_too(keeper: Keeper) -> None:
    text = (
        "\ufefftax code,name,kind,population,level,level_from,colour\n"
        f'{code_of_body(1)},"Comune di Prova, detta Alta",municipality,1.234,L2 SF3,1/1/2026,blu\n'
    )
    report = import_bodies(keeper, text)
    assert not report.faults
    assert report.ignored == ("colour",)
    found = body(keeper, "Comune di Prova, detta Alta")
    assert found.attributes[Attribute.POPULATION] == "1234"
    assert {q.level for q in found.qualifications} == {"L2", "SF3"}


@pytest.mark.parametrize("text", ["", " \n", "a;b\n1;2\n", "\0", "denominazione;tipo\nx;Comune\n"])
def test_what_is_no_table_of_bodies_is_one_clear_refusal(keeper: Keeper, text: str) -> None:
    with pytest.raises(InputError):
        import_bodies(keeper, text)


def test_a_second_import_makes_changes_that_are_dated(keeper: Keeper) -> None:
    import_bodies(keeper, "\n".join([HEAD, *comuni(2)]))
    later = Keeper(
        here=keeper.here,
        province=keeper.province,
        by=None,
        now=datetime(2026, 6, 1, 10, tzinfo=UTC),
    )
    row = (
        comuni(1)[0]
        .replace("Comune di prova 1;", "Comune di Prova Alta;")
        .replace(";1001;", ";990;")
    )
    text = f"{HEAD};valido dal;atto\n{row};2026-05-01;L.R. 3/2026\n"
    report = import_bodies(later, text)
    assert [line.detail for line in report.lines] == ["Denominazione, Popolazione"]
    found = body(later, "Comune di Prova Alta")
    assert found.value_on(Attribute.NAME, date(2026, 4, 30)) == "Comune di prova 1"
    assert found.value_on(Attribute.NAME, date(2026, 5, 1)) == "Comune di Prova Alta"
    assert found.value_on(Attribute.POPULATION, date(2026, 5, 1)) == "990"
    assert found.value_on(Attribute.NAME, date(2020, 1, 1)) == "Comune di prova 1"
    assert import_bodies(later, text).count(What.UNCHANGED) == 1


def test_a_change_of_the_past_does_not_replace_the_present(keeper: Keeper) -> None:
    rows = [f"{HEAD};valido dal", f"{comuni(1)[0]};2025-01-01"]
    import_bodies(keeper, "\n".join(rows))
    one = body(keeper, "Comune di prova 1")
    day = date(2019, 1, 1)
    changes = {Attribute.NAME: "Comune di un tempo"}
    assert keeping_bodies.change_body(keeper, one.id, changes, day) == (Attribute.NAME,)
    found = body(keeper, "Comune di prova 1")
    assert found.value_on(Attribute.NAME, date(2020, 1, 1)) == "Comune di un tempo"
    with pytest.raises(InputError, match="deve ancora venire"):
        keeping_bodies.change_body(keeper, one.id, changes, date(2026, 3, 3))


def test_a_body_merged_into_another_has_ceased_from_that_day(keeper: Keeper) -> None:
    import_bodies(keeper, "\n".join([HEAD, *comuni(3)]))
    one, two, three = (body(keeper, f"Comune di prova {n}") for n in (1, 2, 3))
    event = BodyEvent(
        kind=BodyEventKind.MERGED_INTO,
        body=one.id,
        other=two.id,
        day=date(2026, 1, 1),
        act="L.R. 1/2026",
    )
    keeping_bodies.record_event(keeper, event)
    found = body(keeper, "Comune di prova 1")
    assert found.ceased(date(2025, 12, 31)) is None
    assert found.ceased(date(2026, 1, 1)) == event
    assert body(keeper, "Comune di prova 2").ceased(date(2026, 3, 1)) is None
    again = BodyEvent(
        kind=BodyEventKind.SPLIT_FROM,
        body=three.id,
        other=one.id,
        day=date(2026, 2, 1),
        act="L.R. 2/2026",
    )
    with pytest.raises(ConflictError, match="ha cessato"):
        keeping_bodies.record_event(keeper, again)


def test_qualifications_are_dated_and_end(keeper: Keeper) -> None:
    first = Qualification(level="L2", valid_from=date(2026, 1, 1))
    keeping_bodies.qualify(keeper, keeper.province, first)
    ended = Qualification(level="L2", valid_from=date(2026, 1, 1), valid_to=date(2026, 6, 30))
    keeping_bodies.qualify(keeper, keeper.province, ended)
    assert body(keeper, "Provincia di prova").qualifications == (ended,)


PEOPLE = "nome e cognome;ente;ruolo;dal;utente;email"


def test_people_are_imported_once_with_their_accounts(keeper: Keeper) -> None:
    import_bodies(keeper, "\n".join([HEAD, *comuni(60)]))
    rows = [
        f"RUP di prova {n};{code_of_body(n)};RUP del Comune;2026-01-01;rup{n};rup{n}@c.example"
        for n in range(1, 61)
    ]
    bad = [
        f"RUP altrove;{code_of_body(999)};RUP del Comune;2026-01-01;altro;",
        f"Direttore fuori posto;{code_of_body(1)};dirigente della SUA;2026-01-01;;",
        f"Un altro;{code_of_body(2)};RUP del Comune;2026-01-01;rup1;",
        f"Tempo;{code_of_body(2)};RUP del Comune;30/02/2026;tempo;",
    ]
    text = "\n".join([PEOPLE, *rows, *bad])
    report = import_people(keeper, text)
    assert report.count(What.REGISTERED) == 60
    assert [(f.line, f.column) for f in report.faults] == [
        (62, "ente"),
        (63, "ruolo"),
        (64, "utente"),
        (65, "dal"),
    ]
    codes = [line.code for line in report.lines]
    assert len(set(codes)) == 60
    again = import_people(keeper, text)
    assert again.count(What.UNCHANGED) == 60
    assert not any(line.code for line in again.lines)
    here = keeper.here
    with pytest.raises(SuaError):
        here.identity().sign_in("rup1", PASSWORD, NOW, "prova")
    managing_accounts.accept_invitation(here, codes[0], PASSWORD, NOW)
    signed_in = here.identity().sign_in("rup1", PASSWORD, NOW, "prova")
    assert signed_in.credential.role is Role.BUYER
    with pytest.raises(InputError, match="non vale"):
        managing_accounts.accept_invitation(here, codes[0], PASSWORD, NOW)


def test_a_new_invitation_kills_the_one_before(keeper: Keeper) -> None:
    new = NewPerson(
        name="Prova Seconda",
        body=keeper.province,
        role=Role.OFFICER,
        valid_from=legal_day(NOW),
        username="seconda",
    )
    made = keeping_people.register_person(keeper, new)
    later = keeping_people.invite_again(keeper, made.person)
    with pytest.raises(InputError, match="non vale"):
        managing_accounts.accept_invitation(keeper.here, made.code, PASSWORD, NOW)
    after = datetime(2026, 3, 17, 10, tzinfo=UTC)
    with pytest.raises(InputError, match="non vale"):
        managing_accounts.accept_invitation(keeper.here, later, PASSWORD, after)
    managing_accounts.accept_invitation(keeper.here, later, PASSWORD, NOW)


def test_a_person_half_registered_is_not_registered(keeper: Keeper) -> None:
    new = NewPerson(
        name="Prova",
        body=keeper.province,
        role=Role.OFFICER,
        valid_from=NOW.date(),
        username="prima",
    )
    with pytest.raises(ConflictError):
        keeping_people.register_person(keeper, new)
    with transaction(keeper.here.engine, keeper.scope) as connection:
        assert len(people.people(connection, keeper.here.vault)) == 1


def test_the_last_administrator_stays(keeper: Keeper) -> None:
    with transaction(keeper.here.engine, keeper.scope) as connection:
        (only,) = people.people(connection, keeper.here.vault)
    ending = Membership(
        person=only.id,
        organization=keeper.province,
        role=Role.ADMINISTRATOR,
        valid_from=legal_day(NOW),
        valid_to=legal_day(NOW),
    )
    with pytest.raises(ConflictError, match="ultimo amministratore"):
        keeping_people.end_role(keeper, ending)


def test_a_comune_reads_itself_the_province_and_nobody_elses_people(keeper: Keeper) -> None:
    import_bodies(keeper, "\n".join([HEAD, *comuni(2)]))
    one, two = body(keeper, "Comune di prova 1"), body(keeper, "Comune di prova 2")
    for place, name in ((one, "Persona Uno"), (two, "Persona Due")):
        new = NewPerson(name=name, body=place.id, role=Role.BUYER, valid_from=NOW.date())
        keeping_people.register_person(keeper, new)
    here = keeper.here
    with transaction(here.engine, Scope(DatabaseRole.APP, keeper.province, one.id)) as connection:
        assert [b.name for b in bodies.bodies(connection)] == [
            "Provincia di prova",
            "Comune di prova 1",
        ]
        seen = {p.name for p in people.people(connection, here.vault)}
        assert seen == {"Amministratore di prova", "Persona Uno"}
        assert bodies.journal(connection, before=2**62, limit=10) == []
    with transaction(here.engine, Scope(DatabaseRole.APP, keeper.province, keeper.province)) as c:
        assert len(people.people(c, here.vault)) == 3
        assert bodies.journal(c, before=2**62, limit=10)


def test_what_is_not_there_is_not_found(keeper: Keeper) -> None:
    nobody = UUID(int=5)
    with pytest.raises(NotFoundError):
        keeping_bodies.change_body(keeper, nobody, {Attribute.PEC: "a@b.example"}, NOW.date())
    with pytest.raises(NotFoundError):
        keeping_people.give_account(keeper, nobody, "nessuno", None)


@pytest.mark.usefixtures("keeper")
def test_the_history_and_the_journal_only_grow(fresh: Desk) -> None:
    for table in ("body_history", "body_event", "register_journal"):
        triggers = fresh.rows(
            "SELECT tgname FROM pg_trigger WHERE tgrelid = CAST(:t AS regclass)"
            " AND NOT tgisinternal ORDER BY 1",
            t=table,
        )
        assert triggers == [("append_only",), ("no_truncate",)]
    actions = fresh.rows("SELECT action, by_person IS NOT NULL FROM register_journal")
    assert actions == [("installation.set_up", True)]
