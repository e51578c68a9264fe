"""Every calculator documents its input, with an example that works."""

from datetime import date

import pytest

from sua.corpus.rulebooks import load_corpus
from sua.law.calendars import TermCalendar
from sua.service.calculators import CALCULATORS, calculate


@pytest.mark.parametrize("name", sorted(CALCULATORS))
def test_the_example_of_every_calculator_works(name: str) -> None:
    calculator = CALCULATORS[name]
    answer = calculate(load_corpus(), calculator, calculator.example, date(2026, 7, 1))
    assert "error" not in answer, answer
    assert answer
    assert all(meaning for _, meaning in calculator.inputs)
    # What it says is to be confirmed it declares to read, or the data of its timelines do.
    corpus = load_corpus()
    declared = {*calculator.reads, *(f"calendar.{calendar}" for calendar in TermCalendar)}
    declared |= (
        {p for t in corpus.timelines.values() for p in t.reads} if name == "timeline" else set()
    )
    assert set(answer.get("needs_confirmation", ())) <= declared
