"""What the calendar of a procedure is asked for: the fields of its input, and the plan they make."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from sua.corpus.rulebooks import Corpus
from sua.corpus.toml import closest
from sua.domain.errors import InputError
from sua.domain.numbers import parse_euro
from sua.law.calendars import TermReadings
from sua.law.durations import Extensions
from sua.law.parameters import LawAt
from sua.law.timeline import Plan
from sua.law.timeline_rules import TimelineRule
from sua.service.calc_input import Fields, boolean, choice, whole
from sua.service.calculators.terms import day_in_range, readings_of, seat_of

_MOST_MONTHS = 12


class Nature(StrEnum):
    """Nature of the contract, as far as its thresholds go."""

    WORKS = "works"
    SERVICES = "services"
    GOODS = "goods"


class Criterion(StrEnum):
    """Award criterion, as far as the maximum duration goes."""

    PRICE = "price"
    PRICE_QUALITY = "price_quality"


class StandstillException(StrEnum):
    """Why no standstill applies above the threshold, art. 18 c. 3 lett. a-c."""

    SINGLE_BID = "single_bid"
    FRAMEWORK = "framework"
    DYNAMIC_SYSTEM = "dynamic_system"


_EXCEPTIONS = {
    StandstillException.SINGLE_BID: "standstill.applies_with_single_bid",
    StandstillException.FRAMEWORK: "standstill.applies_to_framework_contracts",
    StandstillException.DYNAMIC_SYSTEM: "standstill.applies_to_framework_contracts",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the input says, apart from the day."""

    rule: TimelineRule
    nature: Nature
    value: Decimal
    criterion: Criterion
    flags: frozenset[str]
    prior_information: date | None
    project_approved: date | None
    exception: StandstillException | None
    extensions: Extensions
    readings: TermReadings
    seat: str | None


def read_asked(corpus: Corpus, fields: Fields) -> Asked:
    """Every field but the days.

    Raises:
        InputError: a field missing, unknown or at odds with the procedure.
    """
    rule = fields.take("procedure", lambda raw, place: _procedure(corpus, raw, place))
    usual = Criterion(rule.criteria[0]) if rule.criteria else Criterion.PRICE_QUALITY
    criterion = fields.optional("criterion", choice(Criterion), usual)
    if rule.criteria and criterion not in rule.criteria:
        raise InputError(
            f"«{rule.label}» ammette solo il criterio: {', '.join(rule.criteria)}.",
            code="field.choice",
            field="criterion",
        )
    flags = {n for n in ("urgent", "survey") if fields.optional(n, boolean, default=False)}
    if not fields.optional("electronic", boolean, default=True):
        flags.add("not_electronic")
    extra = whole(0, _MOST_MONTHS)
    prior: date | None = fields.optional("prior_information", day_in_range, None)
    approved: date | None = fields.optional("project_approved", day_in_range, None)
    exception: StandstillException | None = fields.optional(
        "standstill_exception", choice(StandstillException), None
    )
    asked = Asked(
        rule=rule,
        nature=fields.take("nature", choice(Nature)),
        value=fields.take("value", parse_euro),
        criterion=criterion,
        flags=frozenset(flags),
        prior_information=prior,
        project_approved=approved,
        exception=exception,
        extensions=Extensions(
            abnormal_bids=fields.optional("extension_abnormal_bids", extra, 0),
            rup=fields.optional("extension_rup", extra, 0),
        ),
        readings=readings_of(corpus, fields),
        seat=seat_of(fields),
    )
    if asked.project_approved and asked.nature is not Nature.WORKS:
        raise InputError(
            "«project_approved» vale solo per i lavori (art. 17 c. 3-bis).",
            code="field.not_for_nature",
            field="project_approved",
        )
    return asked


def _procedure(corpus: Corpus, raw: object, place: str) -> TimelineRule:
    found = corpus.timelines.get(str(raw))
    if found is None:
        hint = closest(str(raw), corpus.timelines) or f"ammette: {', '.join(corpus.timelines)}"
        raise InputError(
            f"«{place}» non è una procedura conosciuta; {hint}.", code="field.choice", field=place
        )
    return found


def plan_of(asked: Asked, start: date, law: LawAt) -> Plan:
    """The plan that starts on a day, under the law of that day."""
    threshold = "eu_threshold.works" if asked.nature is Nature.WORKS else "eu_threshold.services"
    above = asked.value >= law.decimal(threshold)
    standstill = (above or law.flag("standstill.applies_below_threshold")) and (
        asked.exception is None or law.flag(_EXCEPTIONS[asked.exception])
    )
    conditions = {
        *asked.flags,
        asked.criterion.value,
        "above_threshold" if above else "below_threshold",
        *(["standstill"] if standstill else []),
        *(["prior_information"] if asked.prior_information else []),
        *(["project_approved"] if asked.project_approved else []),
    }
    return Plan(
        start=start,
        conditions=frozenset(conditions),
        project_approved=asked.project_approved,
        extension=asked.extensions.abnormal_bids + asked.extensions.rup,
    )
