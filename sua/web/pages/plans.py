"""«Come si arriva a…»: the plan of a case on its page, as a table."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

from fastapi import Query

from sua.domain.accounts import Caller
from sua.domain.errors import InputError
from sua.service.installation import Installation
from sua.service.looking_ahead import goals
from sua.service.planning import plan_case
from sua.service.telling_plan import need_text, summary
from sua.web.pages.filters import Option
from sua.web.pages.wording import Told, all_told


@dataclass(frozen=True, slots=True, kw_only=True)
class ActRow:
    """One act of a plan, in words."""

    label: str
    article: str
    to: str
    who: str
    earliest: str
    latest: str | None
    needs: tuple[str, ...]
    document: str
    notices: tuple[str, ...]
    waits: tuple[str, ...]
    conditions: tuple[Told, ...]
    obstacles: tuple[Told, ...]
    withheld: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanShown:
    """The form and, once a state is chosen, the plan: its acts, its sum, or why there is none."""

    states: tuple[Option, ...]
    lots: tuple[str, ...]
    chosen: str
    by: str
    lot: str
    goal: str = ""
    acts: tuple[ActRow, ...] = ()
    summary: str = ""
    good: bool = True
    error: str = ""


class PlanAsked:
    """The fields of the form, as the address of the page has them."""

    def __init__(
        self,
        arrivo: Annotated[str, Query(max_length=60)] = "",
        entro: Annotated[str, Query(max_length=10)] = "",
        lotto_piano: Annotated[str, Query(max_length=40)] = "",
    ) -> None:
        self.to, self.by, self.lot = arrivo, entro, lotto_piano


def plan_shown(
    here: Installation, caller: Caller, case_id: UUID, now: datetime, asked: PlanAsked
) -> PlanShown:
    """What the section shows: the states that can be reached, and the plan of the one chosen."""
    states, lots = goals(here, caller, case_id, now)
    shown = PlanShown(
        states=tuple(Option(state, label) for state, label in states),
        lots=lots,
        chosen=asked.to,
        by=asked.by,
        lot=asked.lot or next(iter(lots), ""),
    )
    if not asked.to:
        return shown
    try:
        day = _day(asked.by)
        found = plan_case(here, caller, case_id, asked.to, now, by=day, lot=shown.lot)
    except InputError as error:
        return replace(shown, error=error.message, good=False)
    return replace(
        shown,
        goal=found["to"]["label"],
        acts=tuple(_row(act, here) for act in found["acts"]),
        summary=summary(found),
        good=not (found["blocked"] or found["late"]),
    )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise InputError("Il giorno non è una data.", code="day", field="entro") from error


def _row(act: Mapping[str, Any], here: Installation) -> ActRow:
    sources = here.corpus.sources
    return ActRow(
        label=act["label"],
        article=act["article"],
        to=act["to"]["label"],
        who=", ".join(actor["label"] for actor in act["actors"]),
        earliest=act["earliest"],
        latest=act["latest"],
        needs=tuple(need_text(need) for need in act["needs"]),
        document=act["document"]["title"] if act["document"] else "",
        notices=tuple(f"{n['label']} ({n['to']})" for n in act["notices"]),
        waits=tuple(wait["reason"] for wait in act["waits"]),
        conditions=all_told(act["conditions"], sources),
        obstacles=all_told(act["obstacles"], sources),
        withheld=act["withheld"],
    )
