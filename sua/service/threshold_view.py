"""The threshold as minutes and pages print it: every number in order, how it was got, its place in law.

The letters are those of method A, point 1, which was read; for fewer bids the annex was not, and only
the method is cited.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any

from sua.domain.facts import Bid
from sua.domain.numbers import format_decimal
from sua.domain.view import CalculationView, NumberView
from sua.engine.rulebook import RuleBook

_WHY_NOT = {
    "nature": "il contratto non riguarda lavori o servizi",
    "eu_threshold": "il valore raggiunge la soglia europea",
    "cross_border": "è accertato un interesse transfrontaliero certo",
    "criterion": "il criterio non è quello del prezzo più basso",
    "too_few_bids": "le offerte ammesse sono meno del minimo previsto dall'art. 54 c. 1",
}
_NONE = {
    "nothing_kept": "dopo l'accantonamento delle ali non resta alcuna offerta",
    "nothing_above_mean": "nessuna offerta considerata supera la media",
    "mean_zero": "la media dei ribassi è zero",
}
BRANCHES = {
    "full": "numero di offerte pari o superiore a quello del punto 1 dell'allegato",
    "factor": "rapporto entro il limite: media moltiplicata per il fattore",
    "sum": "rapporto oltre il limite: media più scarto medio",
    "even": "somma delle cifre pari: la variazione si toglie",
    "odd": "somma delle cifre dispari: la variazione si aggiunge",
}


def calculation_view(
    book: RuleBook, found: Mapping[str, Any], bids: Sequence[Bid]
) -> CalculationView:
    """The threshold as calculated, or why none was."""
    method = book.facts["abnormal_method"].options.get(found["method"], found["method"])
    threshold = found.get("threshold")
    if threshold is None:
        reasons = tuple(_WHY_NOT[reason] for reason in found["why_not"])
        return CalculationView(
            method=method, applies=False, reasons=reasons, numbers=(), threshold=None
        )
    none = threshold["none"]
    return CalculationView(
        method=method,
        applies=True,
        reasons=(_NONE[none],) if none else (),
        numbers=tuple(_numbers(found["method"], threshold, bids)),
        threshold=None if threshold["threshold"] is None else number(threshold["threshold"]),
    )


def _numbers(
    method: str, threshold: Mapping[str, Any], bids: Sequence[Bid]
) -> Iterator[NumberView]:
    def line(label: str, text: str, letter: str, how: str = "") -> NumberView:
        return NumberView(
            label=label, text=text, explanation="; ".join(filter(None, (how, place(letter))))
        )

    def place(letter: str) -> str:
        cited = letter and threshold["branch"] == "full"
        whole = f"all. II.2, metodo {method or 'A'}"
        return f"{whole}, punto 1, lett. {letter})" if cited else whole

    yield NumberView(label="Offerte ammesse", text=threshold["count"])
    yield line(
        "Offerte da accantonare per parte",
        threshold["wing_size"],
        "a",
        "quota delle offerte ammesse, arrotondata all'unità superiore",
    )
    for label, positions in (
        ("Ala dei maggiori ribassi", "high_wing"),
        ("Ala dei minori ribassi", "low_wing"),
        ("Ribassi considerati", "kept"),
    ):
        yield NumberView(label=label, text=_discounts(bids, threshold[positions]))
    yield line("Somma dei ribassi considerati", number(threshold["kept_sum"]), "a")
    if threshold["mean"] is not None:
        how = "somma divisa per il numero dei ribassi considerati"
        yield line("Media aritmetica", number(threshold["mean"]), "a", how)
    if threshold["mean_excess"] is not None:
        above = _discounts(bids, threshold["above"])
        yield NumberView(label="Ribassi superiori alla media", text=above)
        how = "media delle differenze tra quei ribassi e la media"
        yield line("Scarto medio aritmetico", number(threshold["mean_excess"]), "b", how)
    if threshold["ratio"] is not None:
        how = BRANCHES[threshold["branch"]]
        yield line("Rapporto tra scarto medio e media", number(threshold["ratio"]), "", how)
    if threshold["variation"] is not None:
        total = str(Fraction(threshold["mean"]) + Fraction(threshold["mean_excess"]))
        yield line("Media più scarto medio", number(total), "c")
        first, second = threshold["digits"]
        product = f"prodotto: {int(first) * int(second)}"
        yield line("Prime due cifre decimali della somma", f"{first} e {second}", "d", product)
        yield from _variation(threshold, line)
    if threshold["threshold"] is not None:
        yield line("Soglia di anomalia", number(threshold["threshold"]), "d")


def _variation(
    threshold: Mapping[str, Any], line: Callable[..., NumberView]
) -> Iterator[NumberView]:
    if threshold["branch"] == "full":
        yield line("Decremento", number(threshold["variation"]), "d")
        return
    how = BRANCHES[threshold["branch"]]
    yield line("Somma delle cifre della somma", threshold["digit_sum"], "", how)
    yield line("Variazione", number(threshold["variation"]), "")
    if threshold["reference"] is not None:
        how = "indicato negli atti di gara"
        yield line("Ribasso di riferimento", number(threshold["reference"]), "", how)


def number(text: str | None) -> str:
    """Italian text of an exact number, a dash where there is none."""
    return "—" if text is None else format_decimal(Fraction(text))


def _discounts(bids: Sequence[Bid], positions: Sequence[str]) -> str:
    found = [format_decimal(bids[int(p) - 1].discount) for p in positions]
    return " · ".join(found) if found else "nessuno"
