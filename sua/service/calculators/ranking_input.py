"""What ``sua calc ranking`` reads: the rules of the notice, the lots and their bids."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Any

from sua.corpus.rulebooks import Corpus
from sua.domain.errors import InputError
from sua.domain.facts import FactValue
from sua.domain.numbers import parse_decimal, parse_euro
from sua.domain.readings import (
    Decrement,
    EqualToThreshold,
    RoundingMode,
    RoundingWhen,
    Wings,
)
from sua.law.abnormal_bids import METHOD_A_PARAMETERS, MethodAConstants, method_a
from sua.law.lot_limits import Assignment, Limits, Lot, OverOffered
from sua.law.offers import (
    Admission,
    Congruity,
    Discount,
    Measure,
    Offer,
    Points,
    PointsShare,
    Rules,
    SpecificElements,
    TieRule,
    as_given,
    by_threshold,
)
from sua.law.parameters import LawAt
from sua.service.calc_input import Fields, choice, whole
from sua.service.calculators.telling import name, points, table

_MAX_BIDS, _MAX_LOTS, _MAX_NAMES, _MAX_DECIMALS = 10_000, 1_000, 100, 18
MIN_BIDS = "abnormal_bids.automatic_exclusion.min_bids"
AUTOMATIC_PARAMETERS = (MIN_BIDS, *METHOD_A_PARAMETERS)


class Criterion(StrEnum):
    """By what bids are compared."""

    LOWEST_PRICE = "lowest_price"
    QUALITY_PRICE = "quality_price"


class Abnormal(StrEnum):
    """How the notice treats abnormal bids."""

    ELEMENTS = "elements"
    AUTOMATIC = "automatic"
    POINTS_SHARE = "points_share"


@dataclass(frozen=True, slots=True)
class Asked:
    """The procedure read; ``automatic`` where values of law were used."""

    lots: tuple[Lot, ...]
    limits: Limits
    automatic: bool


def read(corpus: Corpus, fields: Fields, law: LawAt) -> Asked:
    """The whole input, checked.

    Raises:
        InputError: the first thing that cannot be read.
    """
    criterion = fields.take("criterion", choice(Criterion))
    ties = (
        fields.each("ties", choice(TieRule), at_most=len(TieRule)) if fields.given("ties") else ()
    )
    fields.optional("ties", lambda raw, _: raw, None)
    if ties and criterion is Criterion.LOWEST_PRICE:
        raise _wrong("ties", "Al prezzo più basso la parità si scioglie solo con il sorteggio.")
    kind, rules = _rules(corpus, fields, law, criterion, ties)
    lots = fields.each("lots", _lot(criterion, rules), at_most=_MAX_LOTS)
    limits = _limits(fields.table("limits"))
    fields.done()
    if len({lot.code for lot in lots}) != len(lots):
        raise _wrong("lots", "Un lotto compare due volte.")
    return Asked(lots, limits, kind is Abnormal.AUTOMATIC)


def _rules(
    corpus: Corpus, fields: Fields, law: LawAt, criterion: Criterion, ties: tuple[TieRule, ...]
) -> tuple[Abnormal, Rules]:
    notice = fields.table("abnormal")
    kind = notice.take("kind", choice(Abnormal))
    if kind is Abnormal.AUTOMATIC and criterion is not Criterion.LOWEST_PRICE:
        raise _wrong(
            "abnormal.kind", "L'esclusione automatica è del solo prezzo più basso (art. 54)."
        )
    if kind is Abnormal.POINTS_SHARE and criterion is not Criterion.QUALITY_PRICE:
        raise _wrong("abnormal.kind", "La quota dei punti vale solo dove si danno punti.")
    measure: Measure = as_given
    check: SpecificElements | PointsShare | None = None
    if kind is Abnormal.AUTOMATIC:
        measure = _automatic(corpus, notice.table("readings"), law)
    elif kind is Abnormal.ELEMENTS:
        check = SpecificElements(notice.each("elements", name, at_most=_MAX_NAMES))
        if not check.names:
            raise _wrong(
                "abnormal.elements", "Il bando indica gli elementi specifici (art. 110 c. 1)."
            )
    else:
        check = PointsShare(
            share=notice.take("share", points),
            technical_max=notice.take("technical_max", points),
            economic_max=notice.take("economic_max", points),
        )
    notice.done()
    return kind, Rules(measure=measure, ties=ties, check=check)


def _automatic(corpus: Corpus, chosen: Fields, law: LawAt) -> Measure:
    """Method A on the counted discounts, from the number of bids of art. 54 c. 1 up."""
    options: Mapping[str, Callable[[object, str], Any]] = {
        "wings": choice(Wings),
        "equal_to_threshold": choice(EqualToThreshold),
        "decrement": choice(Decrement),
        "rounding_when": choice(RoundingWhen),
        "rounding_decimals": whole(0, _MAX_DECIMALS),
        "rounding_mode": choice(RoundingMode),
    }
    given = {point: chosen.optional(point, parse, None) for point, parse in options.items()}
    chosen.done()
    facts: dict[str, FactValue] = {
        point: value if isinstance(value, int) else value.value
        for point, value in given.items()
        if value is not None
    }
    readings = corpus.readings.abnormal_bids(facts)
    if readings.rounding.when is not RoundingWhen.NEVER and given["rounding_decimals"] is None:
        raise _wrong(
            "abnormal.readings.rounding_decimals", "Mancano i decimali dell'arrotondamento."
        )
    constants, minimum = MethodAConstants.of(law), law.integer(MIN_BIDS)

    def threshold_of(discounts: Sequence[Decimal]) -> Fraction | None:
        if len(discounts) < minimum:
            return None
        return method_a(discounts, readings, constants).threshold

    return by_threshold(threshold_of, readings.equal_to_threshold)


def _lot(criterion: Criterion, rules: Rules) -> Callable[[object, str], Lot]:
    def parse(raw: object, place: str) -> Lot:
        fields = _object(raw, place)
        offers = fields.each("bids", _bid(criterion), at_most=_MAX_BIDS)
        bidders = [offer.bidder for offer in offers]
        known = set(bidders)
        if len(known) != len(bidders):
            raise _wrong(fields.place("bids"), "Lo stesso offerente compare due volte nel lotto.")
        found = Lot(
            code=fields.take("lot", name),
            base=fields.take("base_amount", parse_euro),
            offers=offers,
            rules=rules,
            draws=_optional_list(fields, "draws", _names) or (),
            counted_at_award=_as_set(_optional_list(fields, "counted_at_award", name)),
            awarded_to=fields.optional("awarded_to", name, None),
        )
        fields.done()
        strangers = {found.awarded_to} - known - {None} | (found.counted_at_award or set()) - known
        if strangers:
            raise _wrong(place, f"«{min(map(str, strangers))}» non ha un'offerta in questo lotto.")
        return found

    return parse


def _bid(criterion: Criterion) -> Callable[[object, str], Offer]:
    def parse(raw: object, place: str) -> Offer:
        fields = _object(raw, place)
        if criterion is Criterion.LOWEST_PRICE:
            merit: Discount | Points = Discount(fields.take("discount", parse_decimal))
        else:
            merit = Points(fields.take("technical", points), fields.take("economic", points))
        found = Offer(
            bidder=fields.take("bidder", name),
            merit=merit,
            price=fields.optional("price", parse_euro, None),
            admission=fields.optional("admission", choice(Admission), Admission.ADMITTED),
            congruity=fields.optional("congruity", choice(Congruity), Congruity.NOT_JUDGED),
        )
        fields.done()
        return found

    return parse


def _limits(fields: Fields) -> Limits:
    offered = fields.optional("offered", whole(1, _MAX_LOTS), None)
    awarded = fields.optional("awarded", whole(1, _MAX_LOTS), None)
    over = fields.optional("over_offered", choice(OverOffered), None)
    assignment = fields.optional("assignment", choice(Assignment), None)
    preferences: dict[str, Any] = fields.optional("preferences", table(_names), {})
    groups: dict[str, Any] = fields.optional("groups", table(name), {})
    fields.done()
    if offered is not None and over is None:
        raise _wrong("limits.over_offered", "Il bando dice che cosa segue alle offerte in eccesso.")
    if awarded is not None and assignment is None:
        raise _wrong("limits.assignment", "Il bando dice quali lotti restano (art. 58 c. 4).")
    return Limits(
        offered=offered,
        over_offered=over or OverOffered.EXCLUDE_ALL,
        awarded=awarded,
        assignment=assignment or Assignment.LOT_VALUE,
        preferences=preferences,
        groups=groups,
    )


def _object(raw: object, place: str) -> Fields:
    return Fields(table(lambda value, _: value)(raw, place), place)


def _names(raw: object, place: str) -> tuple[str, ...]:
    return Fields({"": raw}, place).each("", name, at_most=_MAX_BIDS)


def _optional_list(
    fields: Fields, field: str, parse: Callable[[Any, str], Any]
) -> tuple[Any, ...] | None:
    fields.optional(field, lambda raw, _: raw, None)
    return fields.each(field, parse, at_most=_MAX_BIDS) if fields.given(field) else None


def _as_set(names: tuple[str, ...] | None) -> frozenset[str] | None:
    return None if names is None else frozenset(names)


def _wrong(place: str, message: str) -> InputError:
    return InputError(message, code="ranking.input", field=place)
