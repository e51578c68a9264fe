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
