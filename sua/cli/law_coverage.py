"""``sua law coverage`` and ``sua law export``: what the programme claims, and all of its data."""

import json
from datetime import UTC, datetime
from typing import Annotated, Any

import typer

from sua.cli.law_prose import shown_day
from sua.corpus.coverage import Covered, Status, load_coverage, readings_by_place
from sua.corpus.root import root
from sua.corpus.rulebooks import load_corpus
from sua.domain.calendar import legal_day
from sua.domain.errors import InputError
from sua.service.telling_changes import export as exported
from sua.service.telling_changes import stale_rows


def coverage(
    stale: Annotated[
        int | None,
        typer.Option(
            "--stale",
            metavar="N",
            help="Elenca i valori non verificati da più di N giorni; esce con 1 se ve ne sono.",
        ),
    ] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Un oggetto JSON per riga, senza testo.")
    ] = False,
) -> None:
    """Dice articolo per articolo che cosa fa il programma, e quando è stato verificato."""
    if stale is None:
        _claims(as_json)
    else:
        _stale(stale, as_json)


def export(
    as_json: Annotated[
        bool, typer.Option("--json", help="L'unico formato: un solo documento JSON.")
    ] = True,
) -> None:
    """Scrive tutte le fonti e tutti i valori, con chi li usa, come un documento JSON."""
    del as_json
    typer.echo(json.dumps(exported(load_corpus()), ensure_ascii=False, indent=1))


def _claims(as_json: bool) -> None:
    corpus = load_corpus()
    lines = load_coverage(root(), corpus.sources)
    read = readings_by_place(corpus.law, legal_day(datetime.now(UTC)))
    if as_json:
        for line in lines:
            total, unsure = read.get((line.act, line.place), (0, 0))
            row = _row(line) | {"values": total, "values_to_confirm": unsure}
            typer.echo(json.dumps(row, ensure_ascii=False))
        return
    for status in Status:
        found = [line for line in lines if line.status is status]
        typer.echo(f"{status.words.capitalize()} ({len(found)})")
        for line in found:
            short = corpus.sources[line.act].short
            typer.echo(
                f"  {short}, {line.place} — {line.title}"
                f" (verificato il {shown_day(line.verified_on.isoformat())})"
            )
            if line.note:
                typer.echo(f"    {line.note}")
            total, unsure = read.get((line.act, line.place), (0, 0))
            if total:
                typer.echo(f"    valori in vigore: {total}, di cui da confermare: {unsure}")
        typer.echo("")


def _row(line: Covered) -> dict[str, Any]:
    return {
        "act": line.act,
        "place": line.place,
        "title": line.title,
        "status": str(line.status),
        "verified_on": line.verified_on.isoformat(),
        "note": line.note,
    }


def _stale(days: int, as_json: bool) -> None:
    if days < 0:
        raise InputError("I giorni non possono essere negativi.", code="days", field="--stale")
    rows = stale_rows(load_corpus(), legal_day(datetime.now(UTC)), days)
    for row in rows:
        if as_json:
            typer.echo(json.dumps(row, ensure_ascii=False))
        else:
            typer.echo(
                f"{row['label']} [{row['id']}], valore dal {shown_day(row['valid_from'])}:"
                f" verificato il {shown_day(row['checked_on'])}, {row['days']} giorni fa"
                f" — {row['cited']}"
            )
    if rows:
        raise typer.Exit(1)
    typer.echo(f"Ogni valore è stato verificato negli ultimi {days} giorni.")
