"""The law over time as plain JSON: what changed between two days, and the history of one value."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sua.corpus.parameter_use import Use
from sua.corpus.rulebooks import Corpus
from sua.domain.errors import InputError
from sua.law.dated import Parameter, Value, amount_shown
from sua.law.errors import UnknownParameterError
from sua.law.history import Change, changes, stale
from sua.law.parameters import EffectiveValue
from sua.law.slices import amount_to_json
from sua.law.sources import cite, places
from sua.service.law_use import law_uses

Json = dict[str, Any]


def diff_rows(corpus: Corpus, first: date, second: date) -> list[Json]:
    """What differs between two days: value before and after, article, procedures that read it.

    Raises:
        InputError: the second day does not come after the first.
    """
    if second <= first:
        raise InputError(
            "Il secondo giorno deve venire dopo il primo.", code="day.order", field="GIORNO"
        )
    used = law_uses(corpus)
    return [
        _change_row(corpus, change, used.get(change.id, ()))
        for change in changes(corpus.law, first, second)
    ]


def explain_row(corpus: Corpus, name: str) -> Json:
    """Everything known of a parameter: values over time, sources with address, who uses it.

    Raises:
        UnknownParameterError: no parameter has this id.
    """
    parameter = corpus.law.parameters.get(name)
    if parameter is None:
        raise UnknownParameterError(name, corpus.law.ids)
    return parameter_row(corpus, parameter, law_uses(corpus).get(name, ()))


def parameter_row(corpus: Corpus, parameter: Parameter, used: Sequence[Use]) -> Json:
    """A parameter with all its values."""
    return {
        "id": parameter.id,
        "label": parameter.label,
        "unit": parameter.unit,
        "selector": str(parameter.selector),
        "values": [
            _value_row(corpus, parameter, value, parameter.last_day(n))
            for n, value in enumerate(parameter.values)
        ],
        "gaps": [
            {"from": _iso(gap.first), "to": _iso(gap.last), "reason": gap.reason}
            for gap in parameter.gaps
        ],
        "consulted_for": parameter.consulted_for,
        "used_by": [_use_row(corpus, use) for use in used],
    }


def stale_rows(corpus: Corpus, today: date, days: int) -> list[Json]:
    """Values in force or to come that nobody has checked for more than ``days``."""
    return [
        {
            "id": parameter.id,
            "label": parameter.label,
            "valid_from": _iso(value.valid_from),
            "checked_on": _iso(value.checked_on),
            "days": (today - value.checked_on).days,
            "cited": cite(value.source, corpus.sources),
        }
        for parameter, value in stale(corpus.law, today, days)
    ]


def export(corpus: Corpus) -> Json:
    """The whole law as data: sources, parameters with every value, who uses them."""
    used = law_uses(corpus)
    return {
        "sources": [
            {
                "id": source.id,
                "title": source.title,
                "short": source.short,
                "kind": source.kind,
                "date": _iso(source.date),
                "in_force_read": _iso(source.in_force_read),
                "url": source.url,
            }
            for source in corpus.sources.values()
        ],
        "parameters": [
            parameter_row(corpus, corpus.law.parameters[name], used.get(name, ()))
            for name in corpus.law.ids
        ],
    }


def _change_row(corpus: Corpus, change: Change, used: Sequence[Use]) -> Json:
    codes = sorted({use.procedure for use in used if use.procedure})
    return {
        "id": change.id,
        "label": corpus.law.label(change.id),
        "kind": str(change.kind),
        "before": _effective_row(corpus, change.before),
        "after": _effective_row(corpus, change.after),
        "reason": change.reason,
        "resumes": _iso(change.resumes),
        "procedures": [{"code": code, "label": _procedure(corpus, code)} for code in codes],
    }


def _effective_row(corpus: Corpus, value: EffectiveValue | None) -> Json | None:
    if value is None:
        return None
    return {
        "amount": amount_to_json(value.amount)["is"],
        "shown": amount_shown(value.amount, value.unit),
        "valid_from": _iso(value.valid_from),
        "valid_to": _iso(value.valid_to),
        "source": value.source,
        "cited": cite(value.source, corpus.sources),
        "confidence": str(value.confidence),
        "needs_confirmation": value.needs_confirmation,
    }


def _value_row(corpus: Corpus, parameter: Parameter, value: Value, last: date | None) -> Json:
    acts = dict.fromkeys(act for act, _ in places(value.source))
    found = [corpus.sources[act] for act in acts if act in corpus.sources]
    corrects = value.corrects
    return {
        "amount": amount_to_json(value.amount)["is"],
        "shown": amount_shown(value.amount, parameter.unit),
        "valid_from": _iso(value.valid_from),
        "valid_to": _iso(last),
        "source": value.source,
        "cited": cite(value.source, corpus.sources),
        "acts": [{"title": source.title, "url": source.url} for source in found],
        "confidence": str(value.confidence),
        "needs_confirmation": value.confidence.needs_confirmation,
        "checked_on": _iso(value.checked_on),
        "note": value.note,
        "corrects": corrects.reason if corrects else "",
    }


def _use_row(corpus: Corpus, use: Use) -> Mapping[str, Any]:
    return {
        "by": use.by,
        "procedure": use.procedure or None,
        "procedure_label": _procedure(corpus, use.procedure) if use.procedure else None,
        "since": _iso(use.since),
    }


def _procedure(corpus: Corpus, code: str) -> str:
    versions = corpus.lifecycles[code]
    return versions[max(versions)][0].label


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
