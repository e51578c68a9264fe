"""A draw anybody can recompute: first what to publish, then, with the public seed, the result."""

from collections.abc import Mapping
from datetime import UTC, date, datetime

from sua.corpus.rulebooks import Corpus
from sua.domain.errors import InputError
from sua.law.draw import (
    Draw,
    DrawPlan,
    DrawPurpose,
    DrawRefused,
    Pick,
    Seed,
    WhyNoDraw,
    commit,
    draw,
)
from sua.law.draw_program import PROGRAM
from sua.service.calc_input import Fields, choice, whole
from sua.service.calculators.base import Calculator, Json
from sua.service.calculators.telling import step, text

_MAX_ITEMS = 10_000
_OWN_RULE = "regola di verificabilità del sorteggio (nessuna norma fissa l'algoritmo)"
_REASONS = {
    WhyNoDraw.INVITATION_FORBIDDEN: (
        "Gli operatori da invitare non si sorteggiano, se un atto motivato non attesta che nessun"
        " altro metodo è praticabile: servono «reasons» e «act»."
    ),
    WhyNoDraw.TOO_FEW_ITEMS: "Le voci sono meno di due: non c'è nulla da sorteggiare.",
    WhyNoDraw.EMPTY_ITEM: "Una voce è vuota.",
    WhyNoDraw.UNPRINTABLE: "Un testo contiene caratteri invisibili, che il verbale non può mostrare.",
    WhyNoDraw.REPEATED_ITEM: "Una voce compare due volte: avrebbe più probabilità delle altre.",
    WhyNoDraw.TAKE_OUT_OF_RANGE: "Si estraggono almeno una voce e non più di quante sono.",
    WhyNoDraw.NO_SUBJECT: "Manca l'oggetto del sorteggio («subject»), per esempio il CIG.",
    WhyNoDraw.NO_SEED_SOURCE: "Manca l'evento pubblico futuro che darà il seme («seed_source»).",
    WhyNoDraw.COMMITMENT_DIFFERS: "L'elenco non è quello pubblicato: l'impronta è diversa.",
    WhyNoDraw.SEED_TOO_SHORT: "Il seme ha meno di otto caratteri, o caratteri invisibili.",
    WhyNoDraw.SEED_NOT_AFTER: "Il seme era già pubblico quando è stata pubblicata l'impronta.",
}
_SOURCES = {WhyNoDraw.INVITATION_FORBIDDEN: "dlgs-36-2023 art. 50 c. 2"}


def _draw(corpus: Corpus, fields: Fields, law_day: date) -> Json:
    del corpus, law_day
    plan = DrawPlan(
        purpose=fields.take("purpose", choice(DrawPurpose)),
        subject=fields.take("subject", text),
        items=fields.each("items", text, at_most=_MAX_ITEMS),
        take=fields.optional("take", whole(0, _MAX_ITEMS), 1),
        seed_source=fields.take("seed_source", text),
        reasons=fields.optional("reasons", text, ""),
        act=fields.optional("act", text, ""),
    )
    seeded = fields.given("seed")
    seed = Seed(
        text=fields.optional("seed", text, ""),
        commitment=_with_seed(fields, "commitment", seeded=seeded),
        published_at=_instant(_with_seed(fields, "published_at", seeded=seeded), "published_at"),
        known_at=_instant(_with_seed(fields, "seed_known_at", seeded=seeded), "seed_known_at"),
    )
    fields.done()
    if not seeded:
        found = commit(plan)
        if isinstance(found, DrawRefused):
            return _refused(found)
        return {
            "commitment": found.digest,
            "committed": found.document,
            "drawn": None,
            "steps": [
                step("Elenco in ordine canonico", list(found.document["items"])),
                step("Impronta SHA-256 da pubblicare prima che il seme esista", found.digest),
                step("Seme atteso da", found.document["seed_source"]),
            ],
        }
    result = draw(plan, seed)
    return _refused(result) if isinstance(result, DrawRefused) else _drawn(result)


def _with_seed(fields: Fields, name: str, *, seeded: bool) -> str:
    """A field that goes with the seed: needed if it is given, unused (and unread) before."""
    return fields.take(name, text) if seeded else fields.optional(name, text, "")


def _instant(raw: str, place: str) -> datetime:
    """ISO 8601 with its offset; empty where there is no seed yet."""
    if not raw:
        return datetime.min.replace(tzinfo=UTC)
    try:
        found = datetime.fromisoformat(raw)
    except ValueError:
        found = None
    if found is None or found.tzinfo is None:
        raise InputError(
            f"«{place}» deve essere un istante con il fuso, per esempio 2026-03-10T09:00:00+01:00.",
            code="field.instant",
            field=place,
        )
    return found


def _refused(found: DrawRefused) -> Json:
    reasons = [
        {"code": why.value, "reason": _REASONS[why], "source": _SOURCES.get(why, _OWN_RULE)}
        for why in found.reasons
    ]
    return {
        "refused": reasons,
        "drawn": None,
        "steps": [step("Sorteggio rifiutato", [reason["reason"] for reason in reasons])],
    }


def _drawn(found: Draw) -> Json:
    document = found.commitment.document
    return {
        "commitment": found.commitment.digest,
        "committed": document,
        "seed": found.seed,
        "drawn": list(found.drawn),
        "order": list(found.order),
        "steps": [
            step("Elenco in ordine canonico", list(document["items"])),
            step("Impronta SHA-256 pubblicata prima", found.commitment.digest),
            step("Seme pubblico", found.seed),
            *(_pick(one) for one in found.picks),
            step("Ordine estratto", list(found.order)),
            step("Voci estratte", list(found.drawn)),
        ],
        "program": PROGRAM,
    }


def _pick(one: Pick) -> Json:
    label = f"Posto {one.last + 1}: numero da 0 a {one.last}"
    if one.discarded:
        label += f", dopo averne scartati {one.discarded} troppo grandi"
    return step(label, str(one.pick))


CALCULATORS: Mapping[str, Calculator] = {
    "draw": Calculator(
        "Sorteggio verificabile: prima l'impronta da pubblicare, poi il risultato",
        (
            ("purpose", "tie (parità) | method (metodo) | sample (campione) | invitation (inviti)"),
            ("subject", "che cosa si sorteggia, per esempio il CIG e il lotto"),
            ("items", "le voci, in qualunque ordine, senza ripetizioni"),
            ("take", "quante se ne estraggono; una, se manca"),
            ("seed_source", "l'evento pubblico futuro che darà il seme, e come lo si scrive"),
            ("reasons", "per gli inviti: perché nessun altro metodo è praticabile (art. 50 c. 2)"),
            ("act", "per gli inviti: l'atto che lo attesta"),
            ("seed", "il seme, quando è pubblico; senza, si ottiene l'impronta da pubblicare"),
            ("commitment", "con il seme: l'impronta pubblicata"),
            ("published_at", "con il seme: quando è stata pubblicata, con il fuso"),
            ("seed_known_at", "con il seme: quando è diventato pubblico, con il fuso"),
        ),
        _draw,
        '{"purpose": "tie", "subject": "CIG B0A1B2C3D4", "items": ["Beta", "Alfa", "Gamma"],'
        ' "seed_source": "lotto del 12/03/2026, ruota di Roma", "seed": "12 33 45 67 89",'
        ' "commitment": "11a5bf2301779946da610aa0fd9a87f9'
        '9604aefbf1d83a7d25bb03c3d8e5cf30",'
        ' "published_at": "2026-03-10T09:00:00+01:00",'
        ' "seed_known_at": "2026-03-12T20:00:00+01:00"}',
    ),
}
