"""The calendar of a whole procedure, from its start to the signing, or backward from the signing."""

from collections.abc import Collection, Mapping
from datetime import date

from sua.corpus.rulebooks import Corpus
from sua.domain.errors import InputError
from sua.domain.numbers import format_euro
from sua.law.calendars import TermCalendar, Unit
from sua.law.durations import check_extensions
from sua.law.parameters import LawAt
from sua.law.sources import cite
from sua.law.time_limits import Direction, term_end
from sua.law.timeline import Timeline, publish_by, timeline
from sua.service.calc_input import Fields
from sua.service.calculators.base import Calculator, Json
from sua.service.calculators.terms import READING_INPUTS, day_in_range, readings_json
from sua.service.calculators.timeline_input import Asked, plan_of, read_asked


def _timeline(corpus: Corpus, fields: Fields, law_day: date) -> Json:
    fixed = law_day if fields.given("day") else None
    asked = read_asked(corpus, fields)
    forward = fields.given("start")
    if forward == fields.given("sign_by"):
        raise InputError(
            "Serve uno solo fra «start» (l'avvio) e «sign_by» (il giorno entro cui stipulare).",
            code="field.exclusive",
            field="start",
        )
    wanted = fields.take("start" if forward else "sign_by", day_in_range)
    fields.optional("sign_by" if forward else "start", day_in_range, wanted)
    fields.done()
    calendars = {c: corpus.calendars.of(c, asked.readings, asked.seat) for c in TermCalendar}

    def starting(start: date) -> Timeline:
        law = corpus.law.at(fixed or start)
        return timeline(asked.rule, plan_of(asked, start, law), law, calendars)

    found = (
        starting(wanted) if forward else publish_by(wanted, calendars[TermCalendar.EU], starting)
    )
    law = corpus.law.at(fixed or found.start)
    _check(corpus, asked, found.start, law)
    return _told(corpus, asked, found, law, None if forward else wanted)


def _check(corpus: Corpus, asked: Asked, start: date, law: LawAt) -> None:
    """What would make the procedure unlawful as asked."""
    check_extensions(law, asked.extensions)
    ceiling = (asked.rule.ceilings or {}).get(asked.nature)
    if ceiling and asked.value >= law.decimal(ceiling):
        raise InputError(
            f"«{asked.rule.label}» è ammesso per importi inferiori a"
            f" {format_euro(law.decimal(ceiling))} euro"
            f" ({cite(law.value(ceiling).source, corpus.sources)}).",
            code="procedure.above_ceiling",
            field="value",
        )
    sent = asked.prior_information
    if sent is not None:
        eu = corpus.calendars.of(TermCalendar.EU, asked.readings, asked.seat)
        fewest = law.integer("receipt.prior_notice.not_after")
        most = law.integer("receipt.prior_notice.not_before")
        last = term_end(start, fewest, Unit.DAYS, eu, Direction.BACKWARD).nominal
        first = term_end(start, most, Unit.MONTHS, eu, Direction.BACKWARD).nominal
        if not first <= sent <= last:
            raise InputError(
                f"La preinformazione riduce i termini se è stata inviata fra il {first:%d/%m/%Y} e"
                f" il {last:%d/%m/%Y}.",
                code="prior_information.window",
                field="prior_information",
            )


def _told(corpus: Corpus, asked: Asked, found: Timeline, law: LawAt, sign_by: date | None) -> Json:
    used = dict.fromkeys(p for step in found.steps for p in step.parameters)
    rules = corpus.calendars.rules.values()
    unsure = [f"calendar.{r.id}" for r in rules if r.confidence.needs_confirmation]
    answer: Json = {
        "procedure": asked.rule.procedure,
        "start": found.start.isoformat(),
        "above_threshold": "above_threshold" in plan_of(asked, found.start, law).conditions,
        "criterion": asked.criterion.value,
        "steps": [
            {
                "step": step.id,
                "label": step.label,
                "earliest": step.earliest and step.earliest.isoformat(),
                "latest": step.latest and step.latest.isoformat(),
                "article": cite(step.source, corpus.sources),
            }
            for step in found.steps
        ],
        "warnings": _warnings(found, asked.flags),
        "readings": readings_json(asked.readings),
        "needs_confirmation": [*law.unconfirmed(used), *unsure],
    }
    if sign_by is not None:
        answer |= {"sign_by": sign_by.isoformat(), "publish_by": found.start.isoformat()}
    return answer


def _warnings(found: Timeline, flags: Collection[str]) -> list[str]:
    warnings = []
    days = {step.id: step for step in found.steps}
    signing, appeal = days["signing"].earliest, days["appeal"].earliest
    if signing and appeal and signing <= appeal:
        warnings.append(
            f"La stipula è lecita dal {signing:%d/%m/%Y}, ma il termine per il ricorso scade il"
            f" {appeal:%d/%m/%Y}."
        )
    warnings += [
        f"«{step.label}»: il primo giorno possibile ({step.earliest:%d/%m/%Y}) viene dopo l'ultimo"
        f" ammesso ({step.latest:%d/%m/%Y})."
        for step in found.steps
        if step.earliest and step.latest and step.earliest > step.latest
    ]
    if "urgent" in flags:
        warnings.append("L'urgenza va motivata specificamente negli atti.")
    return warnings


_PROCEDURES = (
    "open | restricted | competitive_negotiation | competitive_dialogue | negotiated | direct_award"
)

CALCULATORS: Mapping[str, Calculator] = {
    "timeline": Calculator(
        "Calendario della procedura, dall'avvio alla stipula",
        (
            ("procedure", _PROCEDURES),
            ("nature", "works | services | goods"),
            ("value", "importo stimato in euro, IVA esclusa"),
            ("start", "il giorno del primo passo (trasmissione del bando, inviti), oppure"),
            ("sign_by", "il giorno entro cui stipulare: la risposta dice «publish_by»"),
            ("criterion", "price | price_quality; price_quality, se manca"),
            ("urgent", "true se c'è un'urgenza motivata"),
            (
                "prior_information",
                "il giorno di invio dell'avviso di preinformazione, se c'è stato",
            ),
            ("electronic", "false se i documenti non sono disponibili per via elettronica"),
            ("survey", "true se la negoziata comincia da un'indagine di mercato"),
            ("project_approved", "lavori: il giorno di approvazione del progetto"),
            (
                "standstill_exception",
                "single_bid (nessuna impugnazione pendente) | framework | dynamic_system",
            ),
            ("extension_abnormal_bids", "mesi di proroga per la verifica delle offerte anomale"),
            ("extension_rup", "mesi di proroga con atto motivato del RUP"),
            ("seat", "sigla della provincia dell'ente, per esempio PD: conta il patrono"),
            ("day", "il giorno della legge; quello dell'avvio, se manca"),
            *READING_INPUTS,
        ),
        _timeline,
        '{"procedure": "open", "nature": "works", "value": "6000000", "start": "2026-09-01"}',
        (
            "eu_threshold.services",
            "eu_threshold.works",
            "max_duration.extension.abnormal_bids",
            "max_duration.extension.rup",
            "receipt.prior_notice.not_after",
            "receipt.prior_notice.not_before",
            "standstill.applies_below_threshold",
            "standstill.applies_to_framework_contracts",
            "standstill.applies_with_single_bid",
        ),
    ),
}
