"""Points of the price."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from fractions import Fraction

from sua.corpus.rulebooks import Corpus
from sua.domain.errors import InputError
from sua.domain.numbers import format_decimal
from sua.law.parameters import LawAt
from sua.law.scoring.caps import (
    ENGINEERING_ALPHA,
    Capped,
    cap_of,
    cap_parameter,
    engineering_alpha,
    price_cap,
)
from sua.law.scoring.price import PriceScores, price_scores
from sua.law.scoring.price_rule import (
    NEED_X,
    ON_PRICES,
    TAKE_ALPHA,
    AllEqual,
    PriceFormula,
    PriceRule,
    discounts_of,
    prices_of,
)
from sua.service.calc_input import Fields, choice
from sua.service.calculators.base import Calculator, Json
from sua.service.calculators.scores import (
    MAX_BIDS,
    number,
    ratio,
    rounding,
    rounding_json,
    row,
    shown,
    step,
)

_HUNDRED = Fraction(100)


class Given(StrEnum):
    """What the values are."""

    DISCOUNT_PERCENT = "discount_percent"
    PRICE_EUR = "price_eur"


def _price_score(corpus: Corpus, fields: Fields, law_day: date) -> Json:
    law = corpus.law.at(law_day)
    formula = fields.take("formula", choice(PriceFormula))
    given = fields.take("values_are", choice(Given))
    values = fields.each("values", number, at_most=MAX_BIDS)
    base = fields.optional("base_amount", _some_ratio, None)
    alpha = fields.optional("alpha", _some_ratio, None)
    x = fields.optional("x", _some_ratio, None)
    if formula not in TAKE_ALPHA and alpha is not None:
        raise _unused("alpha", formula)
    if formula not in NEED_X and x is not None:
        raise _unused("x", formula)
    if formula is PriceFormula.SIA_DISCOUNT and alpha is not None:
        _check_engineering(alpha, law)
    rule = PriceRule(
        formula=formula,
        alpha=alpha,
        x=x,
        base_amount=base,
        max_points=fields.take("max_points", ratio),
        all_equal=fields.optional("all_equal", choice(AllEqual), AllEqual.FORMULA),
        rounding=rounding(fields),
    )
    contract = fields.optional("contract", _contract, None)
    whole = fields.optional("total_points", ratio, _HUNDRED)
    fields.done()
    scores = price_scores(_as_wanted(values, given, rule), rule)
    read = [*ENGINEERING_ALPHA] if formula is PriceFormula.SIA_DISCOUNT else []
    answer: Json = {
        "formula": formula.value,
        "coefficients": row(scores.coefficients, rule.rounding.coefficient_decimals),
        "points": row(scores.points, rule.rounding.points_decimals),
        "steps": _steps(scores, rule),
        "readings": {"values_are": given.value, **rounding_json(rule.rounding)},
        "day": law_day.isoformat(),
    }
    if formula in NEED_X:
        answer["readings"]["all_equal"] = rule.all_equal.value
    if contract is not None:
        cap = price_cap(rule.max_points, whole, cap_of(law, contract))
        answer["cap"] = {
            "contract": contract.value,
            "percent": shown(cap.percent),
            "most_points": shown(cap.most),
            "respected": cap.respected,
        }
        read.append(cap_parameter(contract))
    answer["needs_confirmation"] = list(law.unconfirmed(read))
    return answer


def _some_ratio(raw: object, place: str) -> Fraction | None:
    return ratio(raw, place)


def _contract(raw: object, place: str) -> Capped | None:
    return choice(Capped)(raw, place)


def _unused(name: str, formula: PriceFormula) -> InputError:
    return InputError(
        f"La formula {formula.value} non usa «{name}»: toglierlo o cambiare formula.",
        code="field.unused",
        field=name,
    )


def _check_engineering(alpha: Fraction, law: LawAt) -> None:
    low, high = engineering_alpha(law)
    if not low <= alpha <= high:
        raise InputError(
            f"Per i servizi di ingegneria e architettura «alpha» va da"
            f" {format_decimal(low)} a {format_decimal(high)}.",
            code="price.alpha",
            field="alpha",
        )


def _as_wanted(
    values: tuple[Fraction, ...], given: Given, rule: PriceRule
) -> tuple[Fraction, ...] | list[Fraction]:
    wants_prices = rule.formula in ON_PRICES
    if wants_prices == (given is Given.PRICE_EUR):
        return values
    if rule.base_amount is None:
        raise InputError(
            "Per passare dai prezzi ai ribassi, o viceversa, serve «base_amount».",
            code="field.missing",
            field="base_amount",
        )
    convert = prices_of if wants_prices else discounts_of
    return convert(values, rule.base_amount)


def _steps(scores: PriceScores, rule: PriceRule) -> list[Json]:
    prices = rule.formula in ON_PRICES
    what = "prezzo" if prices else "ribasso"
    labels = {
        "mean": "Prezzo medio" if prices else "Ribasso medio",
        "best": "Prezzo più basso" if prices else "Ribasso più alto",
    }
    found = [step(labels[name], value) for name, value in scores.references.items()]
    cut = rule.rounding
    for n, value in enumerate(scores.values):
        found += [
            step(f"Offerta {n + 1}: {what}", value),
            step(
                f"Offerta {n + 1}: coefficiente", scores.coefficients[n], cut.coefficient_decimals
            ),
            step(f"Offerta {n + 1}: punti", scores.points[n], cut.points_decimals),
        ]
    return found


CALCULATORS: Mapping[str, Calculator] = {
    "price-score": Calculator(
        "Punteggio del prezzo (art. 108)",
        (
            ("formula", " | ".join(formula.value for formula in PriceFormula)),
            ("values", "prezzi o ribassi delle offerte ammesse"),
            ("values_are", "price_eur | discount_percent"),
            ("base_amount", "importo a base di gara, in euro; serve alle formule sui prezzi"),
            ("max_points", "punti del coefficiente 1"),
            ("alpha", "esponente, nelle formule che lo usano"),
            ("x", "coefficiente della media, nelle bilineari: 0.80, 0.85 o 0.90"),
            ("all_equal", "offerte tutte uguali nelle bilineari: formula (vale x) | full (vale 1)"),
            ("rounding", "half_up | truncate | never; never, se manca: dodici decimali"),
            ("coefficient_decimals", "decimali dei coefficienti"),
            ("points_decimals", "decimali dei punti"),
            ("intermediate", "medie, quozienti e potenze: rounded (come i coefficienti) | exact"),
            ("contract", "per il tetto: labour_intensive | strategic_ict | engineering"),
            ("total_points", "punti in tutto, per il tetto; 100, se manca"),
            ("day", "il giorno che sceglie la legge; oggi, se manca"),
        ),
        _price_score,
        '{"formula": "bilinear_discount", "x": "0.90", "values": ["7.5", "9.25", "12.75"],'
        ' "values_are": "discount_percent", "max_points": "30", "coefficient_decimals": 9,'
        ' "points_decimals": 3, "rounding": "half_up"}',
        reads=(*ENGINEERING_ALPHA, *(cap_parameter(contract) for contract in Capped)),
    ),
}
