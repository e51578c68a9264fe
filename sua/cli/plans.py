"""``sua plan`` and ``sua what-if``: how a case gets to a state, what would change. Nothing is written."""

import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.markup import escape

from sua.cli.arguments import case_named, day_named
from sua.domain.errors import InputError
from sua.service.installation import installation
from sua.service.planning import plan_case
from sua.service.telling_plan import act_lines, day_text, summary
from sua.service.what_if import what_if as would_change

console = Console(highlight=False, soft_wrap=True)
CASE = Annotated[str, typer.Argument(metavar="PRATICA", help="Identità della pratica (UUID).")]
JSON = Annotated[bool, typer.Option("--json", help="In JSON.")]
LOT = Annotated[
    str, typer.Option("--lot", metavar="N", help="Il lotto, se i lotti sono più d'uno.")
]


def plan(
    case: CASE,
    to: Annotated[str, typer.Option("--to", metavar="STATO", help="Stato da raggiungere.")],
    by: Annotated[
        str | None, typer.Option("--by", metavar="GIORNO", help="Giorno entro cui arrivarci.")
    ] = None,
    lot: LOT = "",
    as_json: JSON = False,
) -> None:
    """Come si arriva a uno stato: i passaggi, chi, con che cosa, da quando. Non scrive nulla."""
    with installation() as here:
        found = plan_case(
            here,
            None,
            case_named(case),
            to,
            datetime.now(UTC),
            by=day_named(by) if by else None,
            lot=lot,
        )
    if as_json:
        typer.echo(json.dumps(found, ensure_ascii=False, indent=2))
    else:
        for line, style in _plan_lines(found):
            console.print(escape(line), style=style)
    if found["blocked"] or found["late"]:
        raise typer.Exit(1)


def what_if(
    case: CASE,
    changes: Annotated[
        list[str] | None,
        typer.Argument(metavar="[DATO=VALORE…]", help="DATO= toglie il dato.", show_default=False),
    ] = None,
    day: Annotated[
        str | None, typer.Option("--day", metavar="GIORNO", help="Come se fosse quel giorno.")
    ] = None,
    lot: LOT = "",
    as_json: JSON = False,
) -> None:
    """Che cosa cambierebbe con altri dati o in un altro giorno. Non scrive nulla."""
    with installation() as here:
        found = would_change(
            here,
            None,
            case_named(case),
            dict(map(_change, changes or [])),
            datetime.now(UTC),
            day=day_named(day) if day else None,
            lot=lot,
        )
    if as_json:
        typer.echo(json.dumps(found, ensure_ascii=False, indent=2))
        return
    console.print(
        f"Stato: {escape(found['state_label'])}; al {day_text(found['day'])}.", style="bold"
    )
    for change in found["changes"]:
        before, after = change["before"] or "nessun valore", change["after"] or "nessun valore"
        console.print(escape(f"{change['label']}: {before} → {after}"))
    for sentence in found["prose"]:
        console.print(f"· {escape(sentence)}")


def _change(word: str) -> tuple[str, object]:
    name, equals, text = word.partition("=")
    if not equals or not name:
        raise InputError(
            f"«{word}» non è nella forma dato=valore.", code="what_if.malformed", field=word[:60]
        )
    if not text:
        return name, None
    if text[0] in "[{":
        try:
            return name, json.loads(text, parse_float=str, parse_int=str)
        except json.JSONDecodeError as error:
            message = f"Il valore di «{name}» non è JSON valido."
            raise InputError(message, code="what_if.malformed", field=name) from error
    return name, text


def _plan_lines(found: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for number, act in enumerate(found["acts"], start=1):
        latest = f", al più tardi {day_text(act['latest'])}" if act["latest"] else ""
        yield f"{number}. {act['label']} – dal {day_text(act['earliest'])}{latest}", "bold"
        for line, blocking in act_lines(act):
            yield f"      {line}", "red" if blocking else ""
    yield summary(found), "bold red" if found["blocked"] or found["late"] else "bold green"
