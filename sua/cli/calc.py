"""``sua calc``: JSON Lines in, JSON Lines out, in the same order."""

import json
import sys
from datetime import UTC, datetime
from typing import Annotated

import typer

from sua.corpus.rulebooks import load_corpus
from sua.domain.calendar import legal_day
from sua.domain.errors import InputError
from sua.service.calculators import CALCULATORS, calculate, error_json

_INPUTS = "\n\n".join(
    "\b\n"
    + "\n  ".join(
        [f"{name}: {calculator.title}", *(f"{f}: {meaning}" for f, meaning in calculator.inputs)]
    )
    for name, calculator in CALCULATORS.items()
)
HELP = f"""Calcola: un oggetto JSON per riga da stdin, una risposta per riga su stdout.

Una riga sbagliata risponde {{"error": {{"code", "message", "field"}}}} e il flusso continua; alla
fine si esce con 1.

{_INPUTS}"""


def calc(
    name: Annotated[str, typer.Argument(metavar="NOME", help=" | ".join(CALCULATORS))],
) -> None:
    """Read lines, answer lines; see ``HELP`` for what the user is told."""
    calculator = CALCULATORS.get(name)
    if calculator is None:
        raise InputError(
            f"Il calcolo «{name}» non esiste; ci sono: {', '.join(CALCULATORS)}.", field="NOME"
        )
    lines = getattr(sys.stdin, "buffer", None)
    if lines is None:
        raise InputError("Lo standard input è chiuso: dare una riga JSON per calcolo.")
    corpus = load_corpus()
    today = legal_day(datetime.now(UTC))
    wrong = False
    for raw in lines:
        if not raw.strip():
            continue
        try:
            answer = calculate(corpus, calculator, raw.decode(), today)
        except UnicodeDecodeError:
            answer = error_json(InputError("La riga non è testo UTF-8.", code="json.malformed"))
        wrong |= "error" in answer
        text = json.dumps(answer, ensure_ascii=False)
        sys.stdout.buffer.write(text.encode(errors="backslashreplace") + b"\n")
        sys.stdout.buffer.flush()
    if wrong:
        raise typer.Exit(1)
