"""Dynamic purchasing system: applications at any time, all the admitted invited (art. 32)."""

from collections.abc import Iterator
from datetime import timedelta

from sua.domain.calendar import legal_day
from sua.engine.computations.dynamic_system import (
    EVALUATION_PARAMETERS,
    admitted,
    decided,
    pending_applications,
)
from sua.engine.guards.judged import judged
from sua.engine.guards.registry import Fail, Finding, guard, repeated, rows
from sua.engine.ledger_rows import new_rows, not_pending
from sua.engine.situation import Situation


@guard()
def system_current_use_judged(s: Situation) -> Iterator[Finding]:
    """A system is for purchases of current use, art. 32 c. 1."""
    yield from judged(s, "system_current_use")


@guard()
def system_validity_ahead(s: Situation) -> Iterator[Fail]:
    """The period of validity ends in the future, art. 32 c. 12."""
    last = s.date("system_valid_to")
    if last is not None and last <= s.day:
        yield Fail(values={"day": f"{last:%d/%m/%Y}"}, field="system_valid_to")


@guard()
def application_numbers_differ(s: Situation) -> Iterator[Fail]:
    """Each application is known by its own number: outcomes refer to it."""
    if twice := repeated([row.text("number") or "" for row in s.table("system_applications")]):
        yield Fail(values={"rows": rows(twice)}, field="system_applications")


@guard()
def application_not_future(s: Situation) -> Iterator[Fail]:
    """An application is recorded once it has arrived, and while the system is valid, art. 32 c. 7."""
    last = s.date("system_valid_to")
    future, late = [], []
    for place, row in new_rows(s, "system_applications"):
        received = row.date("received_on")
        if received is not None and received > s.day:
            future.append(place)
        elif received is not None and last is not None and received > last:
            late.append(place)
    if future:
        yield Fail(values={"rows": rows(future)}, field="system_applications")
    if late:
        yield Fail(
            variant="late",
            values={"rows": rows(late), "day": f"{last:%d/%m/%Y}"},
            field="system_applications",
        )


@guard()
def application_of_known_category(s: Situation) -> Iterator[Fail]:
    """Where the system has categories, an application is for one of them, art. 32 cc. 1-2."""
    known = {row.text("category") for row in s.table("system_categories")}
    wrong = [
        place
        for place, row in new_rows(s, "system_applications")
        if known and row.text("category") not in known
    ]
    if wrong:
        yield Fail(values={"rows": rows(wrong)}, field="system_applications")


@guard()
def application_pending(s: Situation) -> Iterator[Fail]:
    """What is decided or extended is an application received and still without an outcome."""
    found = not_pending(s, "system_applications", "system_outcomes", "system_extensions")
    for ledger, wrong in found:
        yield Fail(values={"rows": rows(wrong)}, field=ledger)


@guard()
def evaluation_extended_once(s: Situation) -> Iterator[Fail]:
    """The evaluation of an application goes to fifteen working days, never beyond, art. 32 c. 7."""
    if twice := repeated([row.text("number") or "" for row in s.table("system_extensions")]):
        yield Fail(values={"rows": rows(twice)}, field="system_extensions")


@guard()
def first_requests_elapsed(s: Situation) -> Iterator[Fail]:
    """The system is active once the term for the first requests has elapsed, art. 32 c. 3 lett. a."""
    due = s.instant("requests_due")
    if due is not None and s.at < due:
        day = legal_day(due)
        yield Fail(values={"day": f"{day:%d/%m/%Y}"}, lawful_from=day, field="requests_due")


@guard(*EVALUATION_PARAMETERS)
def first_applications_decided(s: Situation) -> Iterator[Fail]:
    """No contract is invited while the first applications await evaluation, art. 32 c. 7."""
    yield from _undecided(s)


@guard(*EVALUATION_PARAMETERS)
def applications_all_decided(s: Situation) -> Iterator[Fail]:
    """Every application received while the system was valid has its answer, art. 32 c. 7."""
    yield from _undecided(s)


@guard()
def system_over_or_reasoned(s: Situation) -> Iterator[Fail]:
    """The system ends with its validity, or earlier for stated reasons, art. 32 c. 12 lett. b."""
    last = s.date("system_valid_to")
    if last is not None and s.day <= last and s.text("early_closing_reasons") is None:
        yield Fail(
            values={"day": f"{last:%d/%m/%Y}"},
            lawful_from=last + timedelta(days=1),
            field="early_closing_reasons",
        )


@guard()
def specific_within_validity(s: Situation) -> Iterator[Fail]:
    """No specific contract after the system has ended, art. 32 c. 12."""
    last = s.date("system_valid_to")
    if last is not None and s.day > last:
        yield Fail(values={"day": f"{last:%d/%m/%Y}"})


@guard()
def specific_of_known_category(s: Situation) -> Iterator[Fail]:
    """A system with categories buys within one of them, art. 32 c. 8."""
    known = {row.text("category") for row in s.table("system_categories")}
    if known and s.text("specific_category") not in known:
        yield Fail(field="specific_category")


@guard()
def all_admitted_invited(s: Situation) -> Iterator[Fail]:
    """All those admitted to the category are invited, and only them, art. 32 c. 8."""
    wanted = admitted(s, s.text("specific_category"))
    invited = [operator.codice_fiscale for operator in s.operators("invited")]
    strangers = [place for place, code in enumerate(invited) if code not in wanted]
    if strangers:
        yield Fail(variant="strangers", values={"rows": rows(strangers)}, field="invited")
    left = len(wanted - set(invited))
    if invited and left:
        yield Fail(values={"left": left, "admitted": len(wanted)}, field="invited")


@guard(*EVALUATION_PARAMETERS)
def no_extended_evaluation(s: Situation) -> Iterator[Fail]:
    """No invitation is sent while an application waits past its term, art. 32 c. 7."""
    late = [row for row, due in pending_applications(s, decided(s)) if s.day > due]
    if late:
        yield Fail(values={"count": len(late)})


def _undecided(s: Situation) -> Iterator[Fail]:
    left = sum(1 for _ in pending_applications(s, decided(s)))
    if left:
        yield Fail(values={"count": left}, field="system_outcomes")
