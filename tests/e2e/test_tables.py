"""Tables and lots worked by hand: rows come and go, nothing is lost, axe-core finds nothing."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import expect

from sua.service.dossier import Dossier
from sua.storage.home import Home
from tests.e2e.hands import Mouse
from tests.e2e.serving import Served, served
from tests.e2e.walking import Walk
from tests.e2e.watching import Watcher
from tests.support import Cluster, desk_on, stage
from tests.trial import trial_data

WIDTHS = {"desk": 1280, "telephone": 390}


@pytest.fixture
def trial(cluster: Cluster, demo: Dossier, tmp_path: Path) -> Iterator[tuple[Served, str]]:
    url = cluster.create(f"e2e_{tmp_path.name}", "empty")
    with desk_on(url, Home(tmp_path / "var"), trial_data(tmp_path)) as desk:
        scene = stage(desk, demo, "fill_in")
        with served(desk, datetime.now(UTC)) as here:
            yield here, f"/pratiche/{scene.case_id}"


@pytest.mark.parametrize("screen", WIDTHS)
def test_tables_are_filled_mended_and_read(
    screen: str, trial: tuple[Served, str], demo: Dossier, watcher: Watcher
) -> None:
    page = watcher.page
    page.set_viewport_size({"width": WIDTHS[screen], "height": 900})
    here, case = trial
    walk = Walk(here, watcher, Mouse(), demo)
    walk.enter("uno", f"{case}/passi/fill_in")
    walk.look("empty")
    page.locator("#trial_visits-1-day").fill("2026-01-12")
    page.locator("#trial_visits-1-operator").fill("99990000038")
    page.locator("#trial_visits-1-present").select_option(label=demo.people["due"].name)
    page.locator("#trial_visits-1-outcome").select_option("done")
    page.locator("#trial_visits-1-cost").fill("1.250,505")
    weights = page.locator("#trial_weights")
    page.locator("#trial_weights-1-criterion").fill("Qualità")
    page.locator("#trial_weights-1-points").fill("70")
    weights.get_by_role("button", name=re.compile("^Aggiungere una riga")).click()
    expect(page.locator("#trial_weights-2-criterion")).to_be_focused()
    page.locator("#trial_weights-2-criterion").fill("Prezzo")
    page.locator("#trial_weights-2-points").fill("30")
    weights.get_by_role("button", name=re.compile("^Aggiungere una riga")).click()
    weights.get_by_role("button", name=re.compile("^Togliere la riga 3")).click()
    expect(page.locator("#trial_weights-3-criterion")).to_have_count(0)
    lots = page.locator("#trial_lots")
    lots.get_by_role("button", name=re.compile("^Aggiungere un lotto")).click()
    for n in (1, 2):
        page.locator(f"#trial_lots-{n}-lot").fill(f"{n}")
        page.locator(f"#trial_lots-{n}-subject").fill(f"Strade comunali, lotto {n} (dimostrativo)")
        page.locator(f"#trial_lots-{n}-base_amount").fill("100.000,00")
        page.locator(f"#trial_lots-{n}-labour_cost").fill("30.000,00")
        page.locator(f"#trial_lots-{n}-safety_costs").fill("2.500,00")
    page.get_by_role("button", name="Compilare la richiesta", exact=True).last.click()
    expect(page.locator("#trial_visits-1-cost-error")).to_contain_text("più di due decimali")
    walk.look("wrong")
    page.locator("#trial_visits-1-cost").fill("1.250,50")
    page.get_by_role("button", name="Compilare la richiesta", exact=True).last.click()
    expect(page.locator(".sua-notice-good")).to_contain_text("Compilare la richiesta")
    expect(page.get_by_role("table", name="Sopralluoghi di prova")).to_contain_text("1.250,50 euro")
    expect(page.get_by_role("table", name="Lotti di prova")).to_contain_text("lotto 2")
    walk.look("read")
    page.goto(f"{here.url}{case}/passi/fill_in")
    expect(page.get_by_role("table", name="Righe già registrate")).to_contain_text("svolto")
    expect(page.locator("#trial_lots-2-lot")).to_have_value("2")
    walk.look("again")
