"""Who uses each value of the law, calculators included, and the proof that nobody is forgotten."""

from datetime import date
from pathlib import Path

from sua.corpus.coverage import load_coverage, uncovered
from sua.corpus.parameter_use import Use, unused, uses
from sua.corpus.proof import check_corpus
from sua.corpus.rulebooks import Corpus, load_corpus
from sua.corpus.toml import closest
from sua.domain.errors import SuaError
from sua.service.calculators import CALCULATORS


def law_uses(corpus: Corpus) -> dict[str, list[Use]]:
    """Every reader of every parameter: procedures, conditions, calculators, timelines."""
    others = {f"calcolo «{name}»": c.reads for name, c in CALCULATORS.items() if c.reads}
    for rule in corpus.timelines.values():
        others[f"calendario della gara «{rule.label}»"] = rule.reads
    return uses(corpus.lifecycles, others)


def check_data(root: Path, today: date) -> list[str]:
    """What :func:`check_corpus` finds, then what needs the calculators and the coverage file.

    Returns:
        Italian problems, none when all is well; a fault that stops the loader comes alone.
    """
    try:
        corpus = load_corpus(root)
        coverage = load_coverage(root, corpus.sources)
    except SuaError as error:
        return [str(error)]
    misspelt = [
        f"calcolo «{name}»: parametro sconosciuto: «{parameter}»; {closest(parameter, corpus.law.ids)}"
        for name, calculator in CALCULATORS.items()
        for parameter in calculator.reads
        if parameter not in corpus.law.parameters
    ]
    return [
        *check_corpus(root, today),
        *misspelt,
        *unused(corpus.law, law_uses(corpus)),
        *uncovered(corpus.law, coverage),
    ]
