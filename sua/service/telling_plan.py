"""A plan in Italian sentences, for whoever reads it on a terminal or on a page."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from sua.domain.calendar import legal_day
from sua.domain.events import parse_instant
from sua.domain.facts import FactType
from sua.domain.numbers import format_euro, parse_euro

_KINDS = {"correct": "da correggere", "judgement": "da giudicare, con motivazione"}


def day_text(iso: str) -> str:
    """An ISO day as people write it.

    >>> day_text("2026-03-09")
    '09/03/2026'
    """
    return f"{date.fromisoformat(iso):%d/%m/%Y}"


def need_text(need: Mapping[str, Any]) -> str:
    """What is to be given with an act, with the value supposed where it matters."""
    remarks = [_KINDS[need["kind"]]] if need["kind"] in _KINDS else []
    if need["answer"] is not None:
        remarks.append(f"il piano regge solo se la risposta è {'sì' if need['answer'] else 'no'}")
    elif need["value"] is not None:
        remarks.append(_supposed(need["type"], need["value"]))
    told = f"{need['label']} ({'; '.join(remarks)})" if remarks else need["label"]
    return f"{told}: {need['question']}" if need["question"] else told


def _supposed(kind: str, value: Any) -> str:
    if kind == FactType.DATE:
        return f"al più presto {day_text(value)}"
    if kind == FactType.INSTANT:
        return f"al più presto {legal_day(parse_instant(value)):%d/%m/%Y}"
    if kind == FactType.EURO:
        return f"il piano suppone {format_euro(parse_euro(value))} euro"
    if isinstance(value, bool):
        return f"il piano suppone {'sì' if value else 'no'}"
    if kind in (FactType.OPERATORS, FactType.EXCLUSIONS, FactType.BIDS):
        return f"il piano ne suppone {value}"
    return f"il piano suppone {value}"


def act_lines(act: Mapping[str, Any]) -> Iterator[tuple[str, bool]]:
    """What there is to say of an act, line by line, and whether the line is in the way."""
    who = ", ".join(actor["label"] for actor in act["actors"])
    yield f"Chi: {who}. {act['article']}.", False
    yield f"Porta a: {act['to']['label']}.", False
    if act["document"]:
        yield f"Atto: {act['document']['title']}.", False
    for need in act["needs"]:
        yield f"Serve: {need_text(need)}", False
    for wait in act["waits"]:
        yield f"Non prima del {day_text(wait['until'])}: {wait['reason']}", False
    for notice in act["notices"]:
        yield f"Da fare poi: {notice['label']} ({notice['to']}).", False
    if act["pins"]:
        yield "Da qui valgono le regole di questo giorno.", False
    for condition in act["conditions"]:
        yield f"Condizione sui dati da dare: {condition['reason']}", False
    for obstacle in act["obstacles"]:
        yield f"Ostacolo: {obstacle['reason']}", True
    if act["withheld"]:
        yield "Altri motivi sono ancora riservati (art. 35).", True


def summary(found: Mapping[str, Any]) -> str:
    """One sentence: when the state is reached, and whether it can be in time."""
    goal, reached = found["to"]["label"], day_text(found["earliest"])
    if found["blocked"]:
        said = f"A «{goal}» ora non si arriva: restano gli ostacoli indicati."
    else:
        said = f"A «{goal}» si arriva al più presto il {reached}."
    if found["late"]:
        late = "un giorno" if found["late"] == 1 else f"{found['late']} giorni"
        said += f" Entro il {day_text(found['by'])} non si può: servono {late} in più."
    elif found["by"] and not found["blocked"]:
        said += f" Entro il {day_text(found['by'])} si può."
    return said
