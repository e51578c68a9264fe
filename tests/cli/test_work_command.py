"""``sua work`` and ``sua outbox`` as a user meets them."""

import os
import signal
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest

from sua.service.dossier import Dossier
from tests.support import Desk, stage

DUE = datetime(2026, 1, 21, 7, tzinfo=UTC)


def environment(desk: Desk, **more: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("SUA_")}
    return {**kept, "SUA_HOME": str(desk.home.root), "DATABASE_URL": desk.url, **more}


def sua(desk: Desk, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "sua", *arguments],
        env=environment(desk, **more),
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_works_until_told_to_stop_and_says_so(
    fresh: Desk, demo: Dossier, number: signal.Signals
) -> None:
    stage(fresh, demo, "appoint_sua_rup")
    with subprocess.Popen(
        [sys.executable, "-m", "sua", "work"],
        env=environment(fresh),
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stderr
        lines = []
        for line in process.stderr:
            lines.append(line.strip())
            if "lavori fatti: 1" in line:
                process.send_signal(number)
        assert process.wait(30) == 0
    assert "in servizio" in lines[0]
    assert lines[-1].endswith("fermo")
    assert fresh.rows("SELECT count(*) FROM document") == [(1,)]


def test_a_malformed_setting_is_one_line(fresh: Desk) -> None:
    done = sua(fresh, "work", SUA_SMTP_URL="mail.example.invalid", SUA_MAIL_FROM="sua@x.invalid")
    assert done.returncode == 1
    assert done.stderr.startswith("Errore: SUA_SMTP_URL non è un indirizzo di posta in uscita")
    assert done.stderr.count("\n") == 1


def test_dead_letters_are_listed_and_replayed(fresh: Desk, demo: Dossier) -> None:
    stage(fresh, demo, "accept")
    fresh.superuser("UPDATE account SET email_record = NULL")
    assert fresh.here.sweep(DUE).owed == 1
    assert fresh.here.worker().drain(DUE) == 0  # nobody has an address
    listed = sua(fresh, "outbox", "list")
    assert "promemoria «silent_assent, first»: si riprova il 21/01/2026 08:00" in listed.stdout
    assert "Non riusciti: 1, di cui abbandonati: 0." in listed.stdout

    fresh.superuser("UPDATE outbox SET dead_at = now() WHERE topic = 'remind'")
    ((row,),) = fresh.rows("SELECT id FROM outbox WHERE topic = 'remind'")
    listed = sua(fresh, "outbox", "list")
    assert "abbandonato il" in listed.stdout
    assert "non ha un'utenza attiva" in listed.stdout
    assert "Indicare il numero" in sua(fresh, "outbox", "replay").stderr
    assert "non è tra quelle abbandonate" in sua(fresh, "outbox", "replay", "999999").stderr
    assert sua(fresh, "outbox", "replay", str(row)).stdout.startswith("Rimessi in coda: 1.")
    assert sua(fresh, "outbox", "replay", "--all").stdout.startswith("Rimessi in coda: 0.")
    ((next_at,),) = fresh.rows("SELECT next_at FROM outbox WHERE topic = 'remind'")
    assert datetime.now(UTC) - next_at < timedelta(minutes=5)  # type: ignore[operator]
