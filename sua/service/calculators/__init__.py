"""The calculators of ``sua calc``, by name: one module a subject, one table of them all."""

from collections.abc import Mapping
from datetime import date

from sua.corpus.rulebooks import Corpus
from sua.domain.errors import SuaError
from sua.service.calc_input import Fields, day, read_object
from sua.service.calculators import (
    abnormal,
    awarding,
    changes,
    choosing,
    decisions,
    drawing,
    execution,
    fairness,
    fees,
    guarantees,
    identifiers,
    price,
    quality,
    ranking,
    sharing,
    terms,
    timeline,
    words,
)
from sua.service.calculators.base import Calculator, Json

__all__ = ["CALCULATORS", "Calculator", "calculate", "error_json"]

CALCULATORS: Mapping[str, Calculator] = {
    **abnormal.CALCULATORS,
    **awarding.CALCULATORS,
    **changes.CALCULATORS,
    **choosing.CALCULATORS,
    **decisions.CALCULATORS,
    **drawing.CALCULATORS,
    **execution.CALCULATORS,
    **fairness.CALCULATORS,
    **fees.CALCULATORS,
    **guarantees.CALCULATORS,
    **identifiers.CALCULATORS,
    **price.CALCULATORS,
    **quality.CALCULATORS,
    **ranking.CALCULATORS,
    **sharing.CALCULATORS,
    **terms.CALCULATORS,
    **timeline.CALCULATORS,
    **words.CALCULATORS,
}


def calculate(corpus: Corpus, calculator: Calculator, line: str, today: date) -> Json:
    """The answer to one line of input; bad input is an answer too, under ``error``."""
    try:
        fields = Fields(read_object(line))
        law_day = fields.optional("day", day, today)
        return calculator.run(corpus, fields, law_day)
    except SuaError as error:
        return error_json(error)


def error_json(error: SuaError) -> Json:
    """A known error as the last word on a line."""
    return {
        "error": {
            "code": error.code,
            "message": str(error),
            "field": getattr(error, "field", None),
        }
    }
