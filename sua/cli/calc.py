"""``sua calc NAME``: JSON Lines in, JSON Lines out, in the same order; one command a calculator."""

import json
import sys
from collections.abc import Callable
from datetime import UTC, datetime

import typer

from sua.corpus.rulebooks import load_corpus
from sua.domain.calendar import legal_day
from sua.domain.errors import InputError
from sua.service.calculators import CALCULATORS, Calculator, calculate, error_json

app = typer.Typer(
    help="Calcola: un oggetto JSON per riga da stdin, una risposta per riga su stdout.",
    no_args_is_help=True,
)
_RULES = (
    'Un oggetto JSON per riga da stdin; una riga sbagliata risponde {"error": {"code", "message",'
    ' "field"}} e il flusso continua; alla fine si esce con 1.'
)


@app.callback()
def main() -> None:
    """Calcola: un oggetto JSON per riga da stdin, una risposta per riga su stdout."""


def help_of(calculator: Calculator) -> str:
    """What one calculator does and takes, with an example to copy."""
    inputs = "\n".join(f"  {name}: {meaning}" for name, meaning in calculator.inputs)
    return (
        f"{calculator.title}.\n\n{_RULES}\n\n\b\nCampi:\n{inputs}\n\n\b\nEsempio:\n"
        f"  {calculator.example}"
    )


def _answering(calculator: Calculator) -> Callable[[], None]:
    def answer_lines() -> None:
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

    return answer_lines


for _name, _calculator in CALCULATORS.items():
    app.command(_name, help=help_of(_calculator), short_help=_calculator.title)(
        _answering(_calculator)
    )
