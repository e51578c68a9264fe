"""Work that fails: a readable reason, longer and longer pauses, a dead letter, and its replay."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from sua.domain.errors import ConflictError
from sua.domain.people import Role
from sua.interop.mail import Letter, MailError
from sua.service.dossier import Dossier
from sua.service.outbox import ATTEMPTS, Worker, dead_letters, owed, replay_dead
from sua.service.settings import Settings
from sua.service.topics.tools import Tools
from sua.storage.database import DatabaseRole, Scope
from tests.clock import everybody_has_an_address, letters
from tests.support import Desk, stage

DUE = datetime(2026, 1, 21, 7, tzinfo=UTC)  # the first reminder of the demonstration's request


class BadPost:
    """Refuses as told, for as long as told."""

    def __init__(self, error: Exception) -> None:
        self.error: Exception | None = error
        self.tried = 0

    def send(self, letter: Letter) -> None:
        del letter
        self.tried += 1
        if self.error:
            raise self.error


@pytest.fixture
def waiting(fresh: Desk, demo: Dossier) -> Desk:
    """One reminder is due, to the officer."""
    stage(fresh, demo, "accept")
    everybody_has_an_address(fresh, demo)
    assert fresh.here.sweep(DUE).owed == 1
    return fresh


def worker_with(desk: Desk, post: BadPost) -> Worker:
    return Worker(
        Tools(
            engine=desk.here.engine,
            books=desk.here.books,
            vault=desk.here.vault,
            files=desk.here.files,
            printer=lambda _contents, _view: pytest.fail("nothing to print"),
            settings=desk.here.settings,
            post_office=lambda *, demo: post,  # noqa: ARG005
        )
    )


def test_pauses_double_then_the_letter_is_dead_then_it_is_replayed(waiting: Desk) -> None:
    post = BadPost(MailError("Il server di posta non risponde in tempo."))
    worker, now = worker_with(waiting, post), DUE
    pauses = []
    while not dead_letters(waiting.here.engine):
        assert worker.drain(now) == 0
        (failure,) = worker.failures()
        assert failure.reason == "Il server di posta non risponde in tempo."
        pauses.append((failure.next_at - now).total_seconds())
        now = failure.next_at
        assert worker.drain(now - timedelta(seconds=1)) == 0  # not before its time
    assert post.tried == ATTEMPTS == len(pauses)
    assert pauses == [30.0 * 2 ** min(n, 8) for n in range(ATTEMPTS)]
    assert worker.drain(now + timedelta(days=1)) == 0
    assert post.tried == ATTEMPTS

    post.error = None
    engine = waiting.here.engine
    (dead,) = dead_letters(engine)
    assert dead.dead_at is not None
    assert replay_dead(engine, now, only=[dead.id + 1]) == 0
    assert replay_dead(engine, now, only=[dead.id]) == 1
    assert replay_dead(engine, now) == 0
    assert worker.drain(now) == 1
    assert owed(engine) == []


def test_a_fault_of_ours_stops_one_row_and_is_told(
    waiting: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    worker = worker_with(waiting, BadPost(KeyError("boom")))
    with caplog.at_level("ERROR"):
        assert worker.drain(DUE) == 0
    (failure,) = worker.failures()
    assert failure.reason == "Errore imprevisto (KeyError): 'boom'"
    assert "Traceback" in caplog.text


def test_a_topic_nobody_knows_waits_for_the_release_that_does(waiting: Desk) -> None:
    waiting.superuser("UPDATE outbox SET topic = 'fax'")
    assert waiting.here.worker().drain(DUE) == 0
    (failure,) = waiting.here.worker().failures()
    assert failure.reason == "Questa versione non conosce il lavoro «fax»."


def test_a_person_without_an_address_is_a_visible_failure(fresh: Desk, demo: Dossier) -> None:
    stage(fresh, demo, "accept")
    fresh.superuser("UPDATE account SET email_record = NULL")
    fresh.here.sweep(DUE)
    assert fresh.here.worker().drain(DUE) == 0
    (failure,) = fresh.here.worker().failures()
    assert "non ha un'utenza attiva con un indirizzo di posta" in failure.reason
    everybody_has_an_address(fresh, demo)
    assert fresh.here.worker().drain(failure.next_at) == 1


def test_who_may_not_see_a_case_neither_sees_nor_replays_its_letters(
    waiting: Desk, demo: Dossier
) -> None:
    worker_with(waiting, BadPost(MailError("No."))).drain(DUE)
    waiting.superuser("UPDATE outbox SET dead_at = now() WHERE topic = 'remind'")
    province = demo.parties.province.id
    stranger = Scope(DatabaseRole.APP, province, demo.people["uno"].id)
    assert dead_letters(waiting.here.engine, stranger) == []
    assert replay_dead(waiting.here.engine, DUE, scope=stranger) == 0
    office = Scope(DatabaseRole.APP, province, province)
    assert replay_dead(waiting.here.engine, DUE, scope=office) == 1


def test_stopping_leaves_the_rest_for_later(waiting: Desk) -> None:
    waiting.here.sweep(DUE + timedelta(days=2))
    answers = iter([False, True, True])
    assert waiting.here.worker().drain(DUE + timedelta(days=2), lambda: next(answers)) == 1
    assert waiting.here.worker().drain(DUE + timedelta(days=2)) == 2


def test_the_same_reminder_has_the_same_identity_every_time(waiting: Desk) -> None:
    waiting.here.worker().drain(DUE)
    (first,) = letters(waiting.home.mail)
    waiting.superuser("UPDATE outbox SET done_at = NULL")
    waiting.here.worker().drain(DUE + timedelta(hours=1))
    (again,) = letters(waiting.home.mail)
    assert again["Message-ID"] == first["Message-ID"]
    assert again["Date"] != first["Date"]


def test_a_real_installation_without_a_server_keeps_its_letters(waiting: Desk) -> None:
    waiting.superuser("UPDATE installation SET demo = false")
    real = replace(waiting.here, settings=Settings(external_database=True))
    assert real.worker().drain(DUE) == 0
    (failure,) = real.worker().failures()
    assert "SUA_SMTP_URL" in failure.reason
    assert letters(waiting.home.mail) == []
    own = replace(waiting.here, settings=Settings())
    assert own.worker().drain(failure.next_at) == 1


def test_a_command_rings_after_it_is_committed_and_not_if_it_fails(
    fresh: Desk, demo: Dossier
) -> None:
    seen: list[int] = []

    class Counting:
        def ring(self) -> None:
            seen.append(int(str(fresh.rows("SELECT count(*) FROM event")[0][0])))

    scene = stage(replace(fresh, here=replace(fresh.here, bell=Counting())), demo, "accept")
    assert seen == sorted(set(seen))
    assert seen[-1] == len(scene.steps)
    count = len(seen)
    with pytest.raises(ConflictError):
        scene.service.handle(
            scene.command("accept"), scene.context(Role.DIRECTOR, "tre", expected_version=0)
        )
    assert len(seen) == count
