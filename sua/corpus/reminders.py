"""``workflows/reminders.toml``: the office's reminder plans, every name proven when loaded.

Office policy, not law: it enters no rule book and no seal, and may change on any day.
"""

from collections.abc import Mapping

from sua.corpus.parameter_use import Versions
from sua.corpus.toml import Table, must_be_known, read_toml
from sua.domain.errors import CorpusError
from sua.domain.people import Role
from sua.engine.reminders import ReminderStep

PLACE = "workflows/reminders.toml"
_LONGEST = 366
_LAST_HOUR = 23

# (lifecycle, rule of the term) → its steps, in the order of the file.
ReminderPlans = Mapping[tuple[str, str], tuple[ReminderStep, ...]]


def parse_reminders(data: bytes, place: str, lifecycles: Versions) -> ReminderPlans:
    """The plans by lifecycle and term: one plan serves every procedure that has its term.

    A plan that names a ``lifecycle`` is that procedure's own, and takes the place of the common one.

    Raises:
        CorpusError: unknown lifecycle, term or role (with the closest matches), a plan or a step
            given twice, a step without its day, hour, recipients or text.
    """
    table = Table(place, read_toml(data, place))
    terms = {
        code: {d.id for version, _ in versions.values() for d in version.deadlines}
        for code, versions in lifecycles.items()
    }
    own: dict[tuple[str, str], tuple[ReminderStep, ...]] = {}
    common: dict[tuple[str, str], tuple[ReminderStep, ...]] = {}
    places: dict[tuple[str, str], str] = {}
    for row in table.tables("reminder"):
        code, rule = row.text("lifecycle", ""), row.text("deadline")
        if code:
            must_be_known(code, lifecycles, place=row.place, what="codice di procedura")
        having = [c for c in terms if (c == code or not code) and rule in terms[c]]
        if not having:
            known = terms[code] if code else set().union(*terms.values())
            must_be_known(rule, known, place=row.place, what="termine")
        if (code, rule) in places:
            raise CorpusError(place=row.place, problem=f"due piani per il termine «{rule}»")
        places[code, rule] = row.place
        steps = _steps(row)
        (own if code else common).update({(c, rule): steps for c in having})
        row.done()
    table.done()
    return common | own


def _steps(row: Table) -> tuple[ReminderStep, ...]:
    steps = tuple(_step(step) for step in row.tables("step"))
    if not steps:
        raise CorpusError(place=row.place, problem="il piano non ha passi («reminder.step»)")
    names = [step.id for step in steps]
    for name in names:
        if names.count(name) > 1:
            raise CorpusError(place=row.place, problem=f"il passo «{name}» è ripetuto")
    if sorted(steps, key=lambda step: (step.days, step.hour)) != list(steps):
        raise CorpusError(
            place=row.place, problem="i passi non sono in ordine di tempo", mend="riordinarli"
        )
    return steps


def _step(row: Table) -> ReminderStep:
    before, after = row.get("before", int, None), row.get("after", int, None)
    hour = row.get("hour", int)
    roles = row.texts("to")
    step_id, text = row.text("id"), row.text("text")
    row.done()
    if (before is None) == (after is None):
        raise CorpusError(place=row.place, problem="ci vuole «before» oppure «after», e uno solo")
    if before is not None and not 0 <= before <= _LONGEST:
        raise CorpusError(place=row.place, problem=f"«before» va da 0 a {_LONGEST} giorni")
    if after is not None and not 1 <= after <= _LONGEST:
        raise CorpusError(place=row.place, problem=f"«after» va da 1 a {_LONGEST} giorni")
    if not 0 <= hour <= _LAST_HOUR:
        raise CorpusError(place=row.place, problem=f"«hour» va da 0 a {_LAST_HOUR}")
    writable = [role.value for role in Role if role is not Role.SYSTEM]
    for role in roles:
        must_be_known(role, writable, place=row.place, what="ruolo")
    if not roles:
        raise CorpusError(place=row.place, problem="manca «to»: nessuno riceverebbe il promemoria")
    return ReminderStep(
        id=step_id,
        days=after if before is None else -before,
        hour=hour,
        to=tuple(Role(role) for role in roles),
        text=text,
    )


def without_plan(plans: ReminderPlans, lifecycles: Versions) -> list[str]:
    """Italian problems: terms that nobody would be reminded of, each with its procedures."""
    missing: dict[str, dict[str, None]] = {}
    for code, versions in lifecycles.items():
        for lifecycle, _ in versions.values():
            for rule in lifecycle.deadlines:
                if (code, rule.id) not in plans:
                    missing.setdefault(rule.id, {})[code] = None
    return [
        f"{PLACE}: manca il piano per il termine «{rule}» di {', '.join(f'«{c}»' for c in codes)}"
        for rule, codes in sorted(missing.items())
    ]
