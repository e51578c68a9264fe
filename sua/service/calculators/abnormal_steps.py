"""The numbers of a threshold in order, with Italian labels: what minutes and pages print alike."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from sua.domain.numbers import round_half_up
from sua.domain.readings import Rounding, RoundingWhen
from sua.law.abnormal_bids import AbnormalBids, Branch

_IN_FULL = 12
_BRANCHES = {
    Branch.FULL: "media più scarto medio, meno il decremento",
    Branch.FACTOR: "rapporto entro il limite: media per il fattore",
    Branch.SUM: "media più scarto medio",
    Branch.EVEN: "somma delle cifre pari: il correttivo si sottrae",
    Branch.ODD: "somma delle cifre dispari: il correttivo si somma",
}


def number_of(
    value: Fraction | None, rounding: Rounding | None, *, last: bool = False
) -> str | None:
    """Text of a number: with the decimals it was rounded to, else in full to twelve decimals."""
    if value is None:
        return None
    rounded = rounding is not None and (
        rounding.when is RoundingWhen.STEPWISE or (last and rounding.when is RoundingWhen.FINAL)
    )
    places = rounding.decimals if rounding is not None and rounded else _IN_FULL
    return f"{round_half_up(value, places):f}"


def steps(
    found: AbnormalBids, discounts: Sequence[Decimal], rounding: Rounding
) -> list[dict[str, str]]:
    """Label and value of every number reached, in the order it was made."""

    def listed(positions: Sequence[int]) -> str:
        return " ".join(f"{discounts[i]:f}" for i in positions) or "nessuno"

    lines: list[tuple[str, str | None]] = [
        ("Offerte ammesse", str(found.count)),
        ("Offerte da accantonare per parte", str(found.wing_size)),
        ("Ala dei maggiori ribassi", listed(found.high_wing)),
        ("Ala dei minori ribassi", listed(found.low_wing)),
        ("Somma dei ribassi considerati", f"{found.kept_sum:f}"),
        ("Media aritmetica", number_of(found.mean, rounding)),
        ("Scarto medio aritmetico", number_of(found.mean_excess, rounding)),
        ("Rapporto tra scarto medio e media", number_of(found.ratio, None)),
        ("Ribasso di riferimento", number_of(found.reference, None)),
    ]
    if found.variation is not None:
        lines += [
            ("Prime due cifre decimali della somma", f"{found.digits[0]} {found.digits[1]}"),
            ("Somma delle cifre", str(found.digit_sum)),
            ("Correttivo", number_of(found.variation, rounding)),
        ]
    if found.branch is not None:
        lines.append(("Formula", _BRANCHES[found.branch]))
    lines.append(("Soglia di anomalia", number_of(found.threshold, rounding, last=True)))
    return [{"label": label, "value": value} for label, value in lines if value is not None]
