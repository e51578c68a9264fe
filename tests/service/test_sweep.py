"""The clock: what lapses, who is reminded of what and when, and that asking twice changes nothing."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from sua.domain.calendar import ROME
from sua.domain.people import Role
from sua.service.dossier import Dossier
from sua.service.sweeping import Swept
from tests.clock import (
    DIRECTOR,
    OFFICER,
    SUA_RUP,
    Unfolding,
    everybody_has_an_address,
    hours,
    letters,
    told,
)
from tests.support import Desk, Scene, stage

EXPIRY = datetime(2026, 1, 26, 23, tzinfo=UTC)  # the silence of the demonstration's request
HOUR = timedelta(hours=1)


@pytest.fixture
def submitted(fresh: Desk, demo: Dossier) -> Scene:
    """A request waits for its answer; its last day is Monday 26 January 2026."""
    scene = stage(fresh, demo, "accept")
    everybody_has_an_address(fresh, demo)
    return scene


def owed(desk: Desk) -> list[tuple[str, str]]:
    rows = desk.rows("SELECT payload FROM outbox WHERE topic = 'remind' ORDER BY id")
    found = [json.loads(str(payload)) for (payload,) in rows]
    return sorted((row["step"], row["person"]) for row in found)


def people(scene: Scene, *names: str) -> set[str]:
    return {str(scene.dossier.people[name].id) for name in names}


def rome(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ROME).astimezone(UTC)


# -- lapsing ---------------------------------------------------------------------------------------


def test_the_silence_becomes_assent_once_and_leaves_its_evidence(submitted: Scene) -> None:
    here = submitted.desk.here
    assert here.sweep(EXPIRY - timedelta(seconds=1)).lapsed == ()
    later = EXPIRY + 9 * HOUR
    assert here.sweep(later) == Swept(lapsed=(submitted.case_id,), owed=0)
    assert here.sweep(later) == here.sweep(later + timedelta(days=40)) == Swept()
    (row,) = submitted.desk.rows(
        "SELECT body FROM event WHERE body::json->>'command' = 'lapse_into_assent'"
    )
    body = json.loads(str(row[0]))
    assert (body["type"], body["from"], body["to"]) == ("moved", "submitted", "accepted")
    assert body["occurred_at"] == "2026-01-26T23:00:00.000000Z"
    assert body["recorded_at"] == "2026-01-27T08:00:00.000000Z"
    assert (body["actor"]["role"], body["actor"]["person"]) == ("system", str(UUID(int=0)))
    assert body["inputs"]["late_reason"] == (
        "Termine «Risposta alla richiesta del Comune» (silent_assent) scaduto: ultimo giorno"
        " 26/01/2026, istante 2026-01-26T23:00:00.000000Z, fonte dlgs-36-2023 art. 62 c. 10."
    )
    assert here.verifier().verify(render=True).findings == ()


def test_a_refused_lapse_is_recorded_once_until_the_case_moves(submitted: Scene) -> None:
    desk, here = submitted.desk, submitted.desk.here
    desk.superuser(
        "INSERT INTO qualification (organization_id, level, valid_from)"
        " VALUES (:body, 'L2', '2024-01-01')",
        body=submitted.dossier.parties.buyer.id,
    )
    count = "SELECT count(*) FROM event WHERE type = 'refused' AND body LIKE '%lapse_into%'"
    found = here.sweep(EXPIRY + HOUR)
    assert (found.lapsed, found.refused) == ((), (submitted.case_id,))
    for later in range(2, 50):
        assert here.sweep(EXPIRY + later * HOUR).refused == ()
    assert desk.rows(count) == [(1,)]
    ask = submitted.command(
        "request_integrations", EXPIRY + 51 * HOUR, integration_items="Un altro documento."
    )
    assert submitted.service.handle(ask, submitted.context(Role.OFFICER, OFFICER)).accepted
    here.sweep(EXPIRY + 52 * HOUR)
    here.sweep(EXPIRY + 53 * HOUR)
    assert desk.rows(count) == [(2,)]
    assert here.verifier().verify().findings == ()


def test_a_lapse_found_after_a_later_step_keeps_the_order_of_the_trail(submitted: Scene) -> None:
    at = EXPIRY + 5 * HOUR
    ask = submitted.command("request_integrations", at, integration_items="Un documento.")
    assert submitted.service.handle(ask, submitted.context(Role.OFFICER, OFFICER)).accepted
    assert submitted.desk.here.sweep(EXPIRY + 4 * HOUR).lapsed == ()  # that step is still to come
    assert submitted.desk.here.sweep(EXPIRY + 6 * HOUR).lapsed == (submitted.case_id,)
    rows = submitted.desk.rows("SELECT body FROM event ORDER BY seq DESC LIMIT 1")
    body = json.loads(str(rows[0][0]))
    assert body["occurred_at"] == "2026-01-27T04:00:00.000000Z"
    assert "istante 2026-01-26T23:00:00" in body["inputs"]["late_reason"]
    assert submitted.desk.here.verifier().verify().findings == ()


def test_a_case_that_cannot_be_looked_at_does_not_stop_the_others(submitted: Scene) -> None:
    desk = submitted.desk
    desk.superuser("UPDATE fact SET value = '\"?\"' WHERE name = 'base_amount'")
    found = desk.here.sweep(EXPIRY + HOUR)
    assert found.lapsed == ()
    assert [str(submitted.case_id) in fault for fault in found.faults] == [True]


# -- reminding -------------------------------------------------------------------------------------


def test_steps_are_owed_once_and_climb_to_the_director(submitted: Scene) -> None:
    here, desk = submitted.desk.here, submitted.desk
    (officer,), (director,) = people(submitted, OFFICER), people(submitted, DIRECTOR)
    assert here.sweep(rome("2026-01-21T07:59")).owed == 0
    for _ in range(3):
        here.sweep(rome("2026-01-21T08:00"))
    assert owed(desk) == [("first", officer)]
    here.sweep(rome("2026-01-23T08:00"))  # two days before is a Saturday
    assert owed(desk) == sorted(
        [("first", officer), ("escalation", officer), ("escalation", director)]
    )
    here.sweep(rome("2026-01-26T08:00"))
    assert ("last_day", director) in owed(desk)
    assert len(owed(desk)) == 4


def test_a_term_first_seen_late_gives_one_mail_each(submitted: Scene) -> None:
    submitted.desk.here.sweep(rome("2026-01-26T12:00"))
    (officer,), (director,) = people(submitted, OFFICER), people(submitted, DIRECTOR)
    assert owed(submitted.desk) == [("escalation", officer), ("last_day", director)]


@pytest.mark.parametrize("change", ["met", "moved", "left", "overtaken"])
def test_what_no_longer_makes_sense_is_cancelled_at_sending(submitted: Scene, change: str) -> None:
    desk, moment = submitted.desk, rome("2026-01-21T08:00")
    assert desk.here.sweep(moment).owed == 1
    match change:
        case "met":
            desk.superuser("UPDATE deadline SET met_at = now()")
        case "moved":
            desk.superuser(
                "UPDATE deadline SET last_day = '2026-02-02', due_at = due_at + '7 days'"
            )
        case "left":
            desk.superuser("UPDATE membership SET valid_to = '2026-01-20' WHERE role = 'officer'")
        case _:
            moment = rome("2026-01-23T08:00")
    assert desk.here.worker().drain(moment) == 1
    assert letters(desk.home.mail) == []
    ((reason, done),) = desk.rows(
        "SELECT last_error, done_at IS NOT NULL FROM outbox WHERE seq = 0"
    )
    assert done
    told_why = {
        "met": "il termine è stato rispettato",
        "moved": "il termine è ora il 02/02/2026",
        "left": "non ha più un ruolo",
        "overtaken": "lo supera il passo «escalation»",
    }
    assert told_why[change] in str(reason)


def test_a_moved_term_is_reminded_of_again(submitted: Scene) -> None:
    desk = submitted.desk
    desk.here.sweep(rome("2026-01-21T08:00"))
    desk.here.worker().drain(rome("2026-01-21T08:00"))
    desk.superuser("UPDATE deadline SET last_day = '2026-02-02', due_at = due_at + '7 days'")
    desk.here.sweep(rome("2026-01-28T08:00"))
    desk.here.worker().drain(rome("2026-01-28T08:00"))
    subjects = [str(letter["Subject"]) for letter in letters(desk.home.mail)]
    assert [subject[-10:] for subject in subjects] == ["26/01/2026", "02/02/2026"]


def test_the_letter_says_what_is_public_and_nothing_else(fresh: Desk, demo: Dossier) -> None:
    """Sent while operators and bids are sealed (art. 35)."""
    scene = stage(fresh, demo, "close_receipt")
    everybody_has_an_address(fresh, demo)
    moment = rome("2026-03-06T08:00")
    fresh.here.sweep(moment)
    fresh.here.worker().drain(moment)
    found = letters(fresh.home.mail)
    assert {str(letter["To"]) for letter in found} == {
        f"{OFFICER}@example.invalid",
        f"{SUA_RUP}@example.invalid",
    }
    letter = found[0]
    assert letter["Subject"] == "[SUA] Presentazione delle offerte: entro il 09/03/2026"
    assert letter["Auto-Submitted"] == "auto-generated"
    text = letter.get_content()
    for expected in (
        "Ultimo giorno: lunedì 9 marzo 2026",
        "art. 92 c. 1",
        "Lavori di messa in sicurezza della strada comunale del Vallone",
        "Comune di Valdorsa",
        f"http://localhost:8000/pratiche/{scene.case_id}",
    ):
        assert expected in text
    whole = letter.as_string() + text
    assert "Impresa" not in whole
    assert "99990000" not in whole


HALF_YEAR = [
    # Rome instant, who, rule of the term, word of the subject
    ("2026-01-21T08:00", "due", "Risposta alla richiesta del Comune: entro il 26/01/2026"),
    ("2026-01-23T08:00", "due tre", "Risposta alla richiesta del Comune: entro il 26/01/2026"),
    ("2026-01-26T08:00", "tre", "Risposta alla richiesta del Comune: entro il 26/01/2026"),
    ("2026-03-06T08:00", "due quattro", "Presentazione delle offerte: entro il 09/03/2026"),
    ("2026-04-03T08:00", "due quattro", "Comunicazioni dell'aggiudicazione: entro il 07/04/2026"),
    (
        "2026-04-08T08:00",
        "due quattro tre",
        "Comunicazioni dell'aggiudicazione: scaduto il 07/04/2026",
    ),
    ("2026-04-24T08:00", "quattro uno", "Stipula del contratto: entro il 04/05/2026"),
    ("2026-04-30T08:00", "quattro tre uno", "Stipula del contratto: entro il 04/05/2026"),
    ("2026-05-05T08:00", "quattro tre uno", "Stipula del contratto: scaduto il 04/05/2026"),
    ("2026-05-26T08:00", "due", "Avviso sui risultati: entro il 05/06/2026"),
    ("2026-06-03T08:00", "due quattro tre", "Avviso sui risultati: entro il 05/06/2026"),
    ("2026-06-08T08:00", "due quattro tre", "Avviso sui risultati: scaduto il 05/06/2026"),
]
SILENT = [
    ("2026-03-25T08:00", "due", "Risposta alla richiesta del Comune: entro il 30/03/2026"),
    ("2026-03-27T08:00", "due tre", "Risposta alla richiesta del Comune: entro il 30/03/2026"),
    ("2026-03-30T08:00", "tre", "Risposta alla richiesta del Comune: entro il 30/03/2026"),
]


def test_half_a_year_hour_by_hour(
    fresh: Desk, demo: Dossier, dossier_of: Callable[[str], Dossier]
) -> None:
    """Two cases, Easter and its Monday, 25 April, 1 May, 2 June, the night of 29 March.

    The second request is left to silence: its tenth day is the Sunday on which the hour changes, so
    that its last day is Monday 30 March, and it lapses as that day ends, by summer time.
    """
    start, end = rome("2026-01-12T00:00"), rome("2026-07-12T00:00")
    slow = dossier_of(
        told(
            accept="2026-01-26T08:30",
            communicate_award="2026-04-09T09:00",
            hand_over="2026-04-10T09:00",
            sign_contract="2026-05-06T12:00",
            publish_award_notice="2026-06-08T09:00",
        )
    )
    lines = told(submit="2026-03-19T11:00").split("\n")
    unanswered = next(n for n, line in enumerate(lines) if "request_integrations" in line)
    silent = dossier_of("\n".join(lines[:unanswered]))
    fresh.here.register(demo, start)
    everybody_has_an_address(fresh, demo)
    stories = [
        Unfolding(fresh, slow, end, UUID(int=1)),
        Unfolding(fresh, silent, end, UUID(int=2)),
    ]
    worker = fresh.here.worker()
    lapsed: list[tuple[datetime, UUID]] = []
    for now in hours(start, end):
        for story in stories:
            story.until(now)
        swept = fresh.here.sweep(now)
        lapsed += [(now, case) for case in swept.lapsed]
        assert (swept.refused, swept.faults) == ((), ())
        if swept.owed:
            worker.drain(now)
    assert lapsed == [(rome("2026-03-31T00:00"), stories[1].cases[0])]
    expected = [
        (rome(at), f"{name}@example.invalid", f"[SUA] {subject}")
        for at, names, subject in (*HALF_YEAR, *SILENT)
        for name in names.split()
    ]
    sent = [(m["Date"].datetime, str(m["To"]), str(m["Subject"])) for m in letters(fresh.home.mail)]
    assert sent == sorted(expected)
    assert len({m["Message-ID"] for m in letters(fresh.home.mail)}) == len(expected)
    assert fresh.rows("SELECT count(*) FROM outbox WHERE done_at IS NULL AND topic = 'remind'") == [
        (0,)
    ]
    assert fresh.here.verifier().verify().findings == ()
