"""``sua law at``: what a jurist reads in the terminal."""

import json

import pytest
from typer.testing import CliRunner, Result

from sua.cli.law import app
from sua.domain.errors import InputError, LawNotInForceError
from sua.law.errors import UnknownParameterError


def run(*words: str) -> Result:
    return CliRunner(env={"COLUMNS": "140"}).invoke(app, ["at", *words])


def test_the_table_shows_value_source_and_what_is_to_be_confirmed() -> None:
    shown = run("2026-01-20", "eu_threshold", "standstill.applies_below_threshold").output
    assert "Valori di legge al 20/01/2026" in shown
    assert "5.404.000 EUR" in shown
    assert "(UE) 2025/2152" in shown
    assert "da confermare" in shown
    assert "Il termine dilatorio si applica sotto soglia" in shown


def test_a_group_shows_its_gaps_with_the_reason() -> None:
    shown = " ".join(run("2026-01-01", "anac_fee").output.replace("│", " ").split())
    assert "l'ultimo valore noto è cessato il 31/12/2025" in shown
    assert "l'importo va inserito a mano" in shown


def test_json_is_one_plain_object_per_line_for_every_parameter() -> None:
    rows = [json.loads(line) for line in run("2025-06-01", "--json").output.splitlines()]
    by_id = {row["id"]: row for row in rows}
    assert list(by_id) == sorted(by_id)
    assert by_id["eu_threshold.works"]["amount"] == "5538000"
    assert by_id["anac_fee.buyer"]["amount"][1] == ["40000", "35"]
    assert by_id["negotiated.consultation_notice"]["amount"] is True
    assert by_id["contract.antimafia_at_signing"]["in_force"] is False


@pytest.mark.parametrize(
    ("words", "error"),
    [
        (("20/01/2026",), InputError),
        (("2026-01-20", "eu_treshold.works"), UnknownParameterError),
        (("2026-01-01", "anac_fee.buyer"), LawNotInForceError),
    ],
)
def test_what_cannot_be_answered_is_an_error_of_ours(
    words: tuple[str, ...], error: type[Exception]
) -> None:
    assert isinstance(run(*words).exception, error)


def told(*words: str) -> Result:
    return CliRunner(env={"COLUMNS": "140"}).invoke(app, list(words))


def test_the_correttivo_is_told_with_articles_and_procedures() -> None:
    shown = told("diff", "2024-12-30", "2024-12-31").output
    assert "Che cosa cambia fra il 30/12/2024 e il 31/12/2024" in shown
    assert "    prima: 35 giorni solari\n    dal 31/12/2024: 32 giorni solari\n" in shown
    assert "D.Lgs. 36/2023, art. 18 c. 3" in shown
    assert "Procedura negoziata senza bando sotto soglia" in shown
    assert "Cominciano ad applicarsi" in shown
    assert "Cessano" not in shown


def test_the_new_year_is_told_with_what_lapsed() -> None:
    shown = told("diff", "2025-12-31", "2026-01-01").output
    assert "dal 01/01/2026: 5.404.000 EUR, IVA esclusa" in shown
    assert "Cessano senza un successore (2)" in shown
    assert "nessun valore dopo il 31/12/2025" in shown
    assert "va inserito a mano" in shown


def test_a_quiet_day_changes_nothing_and_days_go_forward() -> None:
    assert "Nessuno dei valori" in told("diff", "2026-06-10", "2026-06-11").output
    backwards = told("diff", "2026-06-11", "2026-06-10").exception
    assert "deve venire dopo" in str(backwards)


def test_a_value_is_told_from_first_to_last_with_its_source_and_readers() -> None:
    shown = told("explain", "eu_threshold.works").output
    assert shown.index("5.382.000") < shown.index("5.538.000") < shown.index("5.404.000")
    assert "Lettura: da confermare: riportato da una fonte indiretta" in shown
    assert "CELEX:32025R2152" in shown
    assert "Procedura negoziata senza bando sotto soglia" in shown
    fee = told("explain", "anac_fee.buyer").output
    assert "Dal 01/01/2026: nessun valore." in fee
    assert "Si consulta per calcolare il contributo ANAC." in fee
    (row,) = [
        json.loads(x) for x in told("explain", "standstill.term", "--json").output.split("\n") if x
    ]
    assert [value["amount"] for value in row["values"]] == ["35", "32"]
    assert isinstance(told("explain", "standstil.term").exception, UnknownParameterError)


def test_coverage_tells_what_is_done_and_what_is_not() -> None:
    shown = told("coverage").output
    assert "Attuato (" in shown
    assert "Non coperto (" in shown
    assert "art. 50 — Affidamenti sotto soglia" in shown
    rows = [json.loads(line) for line in told("coverage", "--json").output.splitlines()]
    assert {row["status"] for row in rows} == {"implemented", "partial", "judgement", "not_covered"}


def test_stale_values_are_listed_and_fail_the_command() -> None:
    late = told("coverage", "--stale", "0")
    assert late.exit_code == 1
    assert "standstill.term" in late.output
    fresh = told("coverage", "--stale", "36500")
    assert fresh.exit_code == 0
    assert "Ogni valore" in fresh.output


def test_the_export_holds_every_value_and_every_source() -> None:
    data = json.loads(told("export", "--json").output)
    assert {"sources", "parameters"} == set(data)
    assert len(data["parameters"]) >= 358
    cited = {v["source"].split()[0].rstrip(";") for p in data["parameters"] for v in p["values"]}
    assert cited <= {source["id"] for source in data["sources"]}
