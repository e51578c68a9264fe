"""AHP, TOPSIS and ELECTRE I."""

from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from fractions import Fraction

from sua.corpus.rulebooks import Corpus
from sua.domain.errors import InputError
from sua.law.scoring.ahp import Missing, RandomIndex, ahp
from sua.law.scoring.electre import electre1
from sua.law.scoring.matrices import Direction, Normalization, Problem
from sua.law.scoring.topsis import topsis
from sua.service.calc_input import Fields, choice
from sua.service.calculators.base import Calculator, Json
from sua.service.calculators.scores import (
    by_name,
    listed,
    number,
    ratio,
    row,
    shown,
    step,
    text,
    unit,
)

_MAX_ELEMENTS = 30
_MAX_ROWS, _MAX_COLUMNS = 200, 100
_SAATY_TOP = 9
_PAIR = 3
_READ = {"rounding": "never", "shown_decimals": "12"}


class Scale(StrEnum):
    """Which comparisons are admitted."""

    SAATY = "1-9"
    FREE = "free"


def _ahp(corpus: Corpus, fields: Fields, law_day: date) -> Json:
    del corpus, law_day
    scale = fields.optional("scale", choice(Scale), Scale.SAATY)
    most = _MAX_ELEMENTS * (_MAX_ELEMENTS - 1)
    given = fields.each("comparisons", _comparison(scale), at_most=most)
    index = fields.optional("random_index", choice(RandomIndex), RandomIndex.SAATY)
    missing = fields.optional("missing", choice(Missing), Missing.COMPLETE)
    fields.done()
    names = tuple(dict.fromkeys(name for one, other, _ in given for name in (one, other)))
    if not names or len(names) > _MAX_ELEMENTS:
        raise InputError(
            f"I confronti devono riguardare da 2 a {_MAX_ELEMENTS} elementi.",
            code="ahp.elements",
            field="comparisons",
        )
    at = {name: n for n, name in enumerate(names)}
    pairs: dict[tuple[int, int], Fraction] = {}
    for one, other, value in given:
        if (at[one], at[other]) in pairs:
            raise InputError(
                f"Il confronto fra «{one}» e «{other}» è ripetuto.",
                code="ahp.pair",
                field="comparisons",
            )
        pairs[at[one], at[other]] = value
    found = ahp(len(names), pairs, random_index=index, missing=missing)
    completed = [
        {"first": names[i], "second": names[j], "value": shown(value)}
        for (i, j), value in found.completed.items()
    ]
    return {
        "weights": by_name(names, row(found.weights)),
        "lambda_max": shown(found.lambda_max),
        "consistency_index": shown(found.consistency_index),
        "random_index": shown(found.random_index),
        "consistency_ratio": shown(found.consistency_ratio),
        "completed": completed,
        "steps": [
            *(
                step(f"Confronto completato: {names[i]} su {names[j]}", value)
                for (i, j), value in found.completed.items()
            ),
            *(step(f"Peso di {n}", value) for n, value in zip(names, found.weights, strict=True)),
            step("Autovalore massimo", found.lambda_max),
            step("Indice di coerenza", found.consistency_index),
            step("Indice casuale", found.random_index),
            step("Rapporto di coerenza", found.consistency_ratio),
        ],
        "readings": {
            "scale": scale.value,
            "random_index": index.value,
            "missing": missing.value,
            **_READ,
        },
    }


def _comparison(scale: Scale) -> Callable[[object, str], tuple[str, str, Fraction]]:
    def parse(raw: object, place: str) -> tuple[str, str, Fraction]:
        cell = listed(raw, place, at_most=_PAIR)
        if len(cell) != _PAIR:
            raise InputError(
                f"«{place}» deve essere [elemento, elemento, valore].",
                code="ahp.pair",
                field=place,
            )
        value = ratio(cell[2], place)
        if scale is Scale.SAATY and not Fraction(1, _SAATY_TOP) <= value <= _SAATY_TOP:
            raise InputError(
                f"«{place}»: nella scala 1-9 il valore va da 1/9 a 9.",
                code="ahp.scale",
                field=place,
            )
        return text(cell[0], place), text(cell[1], place), value

    return parse


def _problem(fields: Fields) -> Problem:
    matrix = fields.each("matrix", _numbers, at_most=_MAX_ROWS)
    width = len(matrix[0]) if matrix else 0
    ones = (Fraction(1),) * width
    weights = (
        fields.each("weights", number, at_most=_MAX_COLUMNS) if fields.given("weights") else ones
    )
    types = fields.each("types", choice(Direction), at_most=_MAX_COLUMNS)
    how = fields.take("normalization", choice(Normalization))
    problem = Problem(matrix=matrix, weights=weights, directions=types, normalization=how)
    problem.check()
    return problem


def _numbers(raw: object, place: str) -> tuple[Fraction, ...]:
    cells = listed(raw, place, at_most=_MAX_COLUMNS)
    return tuple(number(cell, f"{place}[{n}]") for n, cell in enumerate(cells))


def _topsis(corpus: Corpus, fields: Fields, law_day: date) -> Json:
    del corpus, law_day
    problem = _problem(fields)
    fields.done()
    found = topsis(problem)
    bids = range(len(problem.matrix))
    return {
        "closeness": row(found.closeness),
        "rank": list(found.rank),
        "ideal": row(found.ideal),
        "anti_ideal": row(found.anti_ideal),
        "distance_to_ideal": row(found.to_ideal),
        "distance_to_anti_ideal": row(found.to_anti_ideal),
        "steps": [
            *(step(f"Ideale del criterio {n + 1}", v) for n, v in enumerate(found.ideal)),
            *(step(f"Anti-ideale del criterio {n + 1}", v) for n, v in enumerate(found.anti_ideal)),
            *(
                one
                for n in bids
                for one in (
                    step(f"Offerta {n + 1}: distanza dall'ideale", found.to_ideal[n]),
                    step(f"Offerta {n + 1}: distanza dall'anti-ideale", found.to_anti_ideal[n]),
                    step(f"Offerta {n + 1}: vicinanza all'ideale", found.closeness[n]),
                )
            ),
        ],
        "readings": {"normalization": problem.normalization.value, **_READ},
    }


def _electre(corpus: Corpus, fields: Fields, law_day: date) -> Json:
    del corpus, law_day
    problem = _problem(fields)
    yes = fields.optional("p", unit, Fraction(65, 100))
    no = fields.optional("q", unit, Fraction(35, 100))
    fields.done()
    found = electre1(problem, least_concordance=yes, most_discordance=no)
    bids = range(len(problem.matrix))
    return {
        "concordance": [row(line) for line in found.concordance],
        "discordance": [row(line) for line in found.discordance],
        "outranks": [list(line) for line in found.outranks],
        "kernel": list(found.kernel),
        "steps": [
            one
            for a in bids
            for b in bids
            if a != b
            for one in (
                step(f"Concordanza dell'offerta {a + 1} sulla {b + 1}", found.concordance[a][b]),
                step(f"Discordanza dell'offerta {a + 1} sulla {b + 1}", found.discordance[a][b]),
            )
        ],
        "readings": {
            "normalization": problem.normalization.value,
            "p": shown(yes),
            "q": shown(no),
            "kernel": "bids_not_outranked",
            **_READ,
        },
    }


_MATRIX = (
    ("matrix", "una riga per offerta, una colonna per criterio; numeri da zero in su"),
    ("weights", "i pesi dei criteri; uguali, se mancano. Contano le proporzioni"),
    ("types", "per ogni criterio: max | min"),
    ("normalization", " | ".join(how.value for how in Normalization)),
)
CALCULATORS: Mapping[str, Calculator] = {
    "ahp": Calculator(
        "Pesi dai confronti a coppie di criteri (AHP)",
        (
            ("comparisons", "[elemento, elemento, quante volte il primo vale il secondo]"),
            ("scale", "1-9 | free; 1-9, se manca"),
            ("random_index", "saaty | dd (Donegan e Dodd); saaty, se manca"),
            ("missing", "confronti che mancano: complete | refuse; complete, se manca"),
        ),
        _ahp,
        '{"scale": "1-9", "comparisons": [["pregio", "tempo", 3], ["pregio", "ambiente", 5],'
        ' ["tempo", "ambiente", 2]], "random_index": "saaty"}',
    ),
    "topsis": Calculator(
        "Vicinanza alla soluzione ideale (TOPSIS)",
        _MATRIX,
        _topsis,
        '{"matrix": [[5, 8, 4], [7, 6, 8], [8, 8, 6]], "weights": [0.3, 0.4, 0.3],'
        ' "types": ["max", "max", "min"], "normalization": "vector"}',
    ),
    "electre": Calculator(
        "Surclassamento fra le offerte (ELECTRE I)",
        (
            *_MATRIX,
            ("p", "concordanza da raggiungere; 0.65, se manca"),
            ("q", "discordanza da non superare; 0.35, se manca"),
        ),
        _electre,
        '{"matrix": [[6, 5, 28], [4, 2, 25], [5, 7, 35]], "weights": [0.5, 0.3, 0.2],'
        ' "types": ["max", "max", "min"], "normalization": "sum"}',
    ),
}
