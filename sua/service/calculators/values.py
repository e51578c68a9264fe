"""Parsers and JSON shared by the calculators on procedures, value, rotation and splitting."""

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import TypeVar

from sua.corpus.rulebooks import Corpus
from sua.domain.bodies import LEVELS
from sua.domain.errors import InputError
from sua.domain.numbers import parse_euro
from sua.domain.readings import AutonomyLimit
from sua.law.consulted import Consulted
from sua.law.contract_kinds import Authority, Nature
from sua.law.delegation import Bodies
from sua.law.estimated_value import Estimate, Lot, open_ended_value
from sua.law.reasons import Reason
from sua.law.sources import Source, cite
from sua.service.calc_input import Fields, boolean, choice
from sua.service.calculators.base import Json

_T = TypeVar("_T")
_MAX_ROWS = 10_000
_MAX_TEXT = 2_000
_ZERO = Decimal(0)

NATURE = ("nature", " | ".join(Nature))
AUTHORITY = ("authority", "sub_central | central; sub_central, se manca: Comuni e Province lo sono")
DAY = ("day", "il giorno di avvio della procedura, che sceglie la legge; oggi, se manca")
VALUE = (
    ("value", "l'importo stimato complessivo, in euro, IVA esclusa; oppure le sue parti:"),
    ("base", "importo a base, in euro; in alternativa «lots» o «monthly»"),
    ("options", "opzioni, in euro; 0, se mancano"),
    ("renewals", "rinnovi, in euro; 0, se mancano"),
    ("prizes", "premi o pagamenti a candidati e offerenti, in euro; 0, se mancano"),
    (
        "supplied",
        "lavori: forniture e servizi messi a disposizione dell'impresa, in euro; 0, se mancano",
    ),
    ("lots", "i lotti: [{name, base, options, renewals}]"),
    ("monthly", "canone mensile, in euro, se la durata è indeterminata (art. 14 cc. 13-14)"),
)
BODIES = (
    ("buyer_levels", 'livelli del Comune, per esempio ["L3", "SF3"]; [] se non è qualificato'),
    ("sua_levels", 'livelli della SUA, per esempio ["L1", "SF1"]'),
    ("ordinary_maintenance", "true se i lavori sono di manutenzione ordinaria"),
    (
        "central_tools",
        "true se il Comune usa da sé gli strumenti telematici di una centrale qualificata",
    ),
    ("autonomy_limit", "qualification | alone, per gli importi esattamente pari al limite"),
)


def words(raw: object, place: str) -> str:
    """Parser of a text, not empty and not endless."""
    if isinstance(raw, str) and raw.strip() and len(raw) <= _MAX_TEXT:
        return raw.strip()
    raise InputError(
        f"«{place}» deve essere un testo da 1 a {_MAX_TEXT} caratteri.",
        code="field.text",
        field=place,
    )


def rows(parse: Callable[[Fields], _T]) -> Callable[[object, str], tuple[_T, ...]]:
    """Parser of a list of objects; unknown keys are refused in each."""

    def parse_rows(raw: object, place: str) -> tuple[_T, ...]:
        if not isinstance(raw, list) or not all(isinstance(row, dict) for row in raw):
            raise InputError(
                f"«{place}» deve essere un elenco di oggetti.", code="field.type", field=place
            )
        if len(raw) > _MAX_ROWS:
            raise InputError(
                f"«{place}» ha più di {_MAX_ROWS} elementi.", code="field.too_long", field=place
            )
        found = []
        for n, row in enumerate(raw):
            fields = Fields(row, f"{place}[{n}]")
            found.append(parse(fields))
            fields.done()
        return tuple(found)

    return parse_rows


def read_estimate(fields: Fields, law: Consulted) -> Estimate:
    """The parts of the value, or the value alone.

    Raises:
        InputError: none of the ways to say it, more than one, or two lots of one name.
    """
    ways = [way for way in ("value", "base", "lots", "monthly") if fields.given(way)]
    if len(ways) != 1:
        raise InputError(
            "Indicare l'importo in un solo modo: «value», «base», «lots» o «monthly».",
            code="value.ways",
            field=ways[-1] if ways else "value",
        )
    prizes = fields.optional("prizes", parse_euro, _ZERO)
    supplied = fields.optional("supplied", parse_euro, _ZERO)
    options = fields.optional("options", parse_euro, _ZERO)
    renewals = fields.optional("renewals", parse_euro, _ZERO)
    if ways == ["value"]:
        if prizes or supplied or options or renewals:
            raise InputError(
                "«value» comprende già ogni parte: per indicarle usare «base».",
                code="value.parts",
                field="value",
            )
        return Estimate(lots=(Lot(name="", base=fields.take("value", parse_euro)),))
    if ways == ["lots"]:
        if options or renewals:
            raise InputError(
                "Con «lots» opzioni e rinnovi si scrivono in ogni lotto.",
                code="value.parts",
                field="options" if options else "renewals",
            )
        lots = fields.take("lots", rows(_lot))
        names = [lot.name for lot in lots]
        if not lots or len(set(names)) != len(names):
            raise InputError(
                "«lots» deve avere almeno un lotto, e nomi tutti diversi.",
                code="lots.names",
                field="lots",
            )
        return Estimate(lots=lots, prizes=prizes, supplied=supplied)
    if ways == ["monthly"]:
        base = open_ended_value(fields.take("monthly", parse_euro), law)
    else:
        base = fields.take("base", parse_euro)
    only = Lot(name="", base=base, options=options, renewals=renewals)
    return Estimate(lots=(only,), prizes=prizes, supplied=supplied)


def _lot(fields: Fields) -> Lot:
    return Lot(
        name=fields.take("name", words),
        base=fields.take("base", parse_euro),
        options=fields.optional("options", parse_euro, _ZERO),
        renewals=fields.optional("renewals", parse_euro, _ZERO),
    )


def read_kind(fields: Fields) -> tuple[Nature, Authority]:
    """Nature of the contract and kind of authority."""
    nature = fields.take("nature", choice(Nature))
    return nature, fields.optional("authority", choice(Authority), Authority.SUB_CENTRAL)


def read_bodies(corpus: Corpus, fields: Fields) -> tuple[Bodies, AutonomyLimit]:
    """The two bodies, as declared, and the reading for an amount exactly at the limit."""
    bodies = Bodies(
        buyer_levels=fields.optional("buyer_levels", _levels, None),
        sua_levels=fields.optional("sua_levels", _levels, None),
        ordinary_maintenance=fields.optional("ordinary_maintenance", boolean, None),
        central_tools=fields.optional("central_tools", boolean, None),
    )
    default = AutonomyLimit(corpus.readings.chosen("autonomy_limit", {}))
    return bodies, fields.optional("autonomy_limit", choice(AutonomyLimit), default)


def _levels(raw: object, place: str) -> frozenset[str]:
    if isinstance(raw, list) and all(level in LEVELS for level in raw):
        return frozenset(raw)
    raise InputError(
        f"«{place}» deve essere un elenco di livelli fra: {', '.join(LEVELS)}.",
        code="field.choice",
        field=place,
    )


def euro(value: Decimal) -> str:
    """An amount with its two decimals."""
    return f"{value:.2f}"


def reasons_json(reasons: Iterable[Reason], sources: Mapping[str, Source]) -> list[Json]:
    """Reasons as people and programs read them."""
    return [
        {
            "code": reason.code,
            "text": reason.text,
            "article": cite(reason.article, sources),
            "effect": reason.effect.value,
        }
        for reason in reasons
    ]
