"""What an agreement may say, and how it comes to be: resolutions, signatures, duration, money.

Arts 62 cc. 1-2, 9 and 13 and 45 c. 8 D.Lgs. 36/2023; art. 30 D.Lgs. 267/2000; art. 15 L. 241/1990.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from sua.domain.numbers import format_decimal
from sua.engine.agreements import fee_scheme_of
from sua.engine.guards.registry import Fail, guard, repeated, rows
from sua.engine.situation import Situation
from sua.law.incentives import MAX

_OPERATORS = "operators"
_ITEMS = {
    "publication": "pubblicazioni",
    "committee": "commissione giudicatrice",
    "anac_fee": "contributo ANAC della stazione appaltante",
    "litigation": "contenzioso",
    "platform": "piattaforma",
}
_PARTIES = {"province": "della Provincia", "buyer": "dell'ente"}
_RESOLUTIONS = {"province": "province_resolution", "buyer": "buyer_resolution"}
_SHARE_MAX = "incentives.commissioning_share"
_DIGITAL = "agreement.signed_digitally"


@guard()
def agreement_charges_bodies_only(s: Situation) -> Iterator[Fail]:
    """The fee and the costs are owed by the two bodies, never by whoever bids."""
    if s.text("fee_payer") == _OPERATORS:
        yield Fail(variant="fee", field="fee_payer")
    charged = [row.text("item") for row in s.table("agreement_charges") if _charges(row)]
    if charged:
        items = ", ".join(_ITEMS[item] for item in charged if item)
        yield Fail(values={"items": items}, field="agreement_charges")


def _charges(row: object) -> bool:
    return getattr(row, "cells", {}).get("payer") == _OPERATORS


@guard()
def agreement_duties_floor(s: Situation) -> Iterator[Fail]:
    """The RUP of the award is the SUA's; a body awards only where it is qualified, art. 62."""
    duties = s.table("agreement_duties")
    if twice := repeated([row.text("duty") or "" for row in duties]):
        yield Fail(variant="twice", values={"rows": rows(twice)}, field="agreement_duties")
    signer = s.text("contract_signer")
    for row in duties:
        duty, theirs = row.text("duty"), row.text("body") == "buyer"
        if duty == "award_rup" and theirs:
            yield Fail(variant="rup", field="agreement_duties")
        if duty == "award" and theirs and not row.flag("if_qualified"):
            yield Fail(variant="award", field="agreement_duties")
        if duty == "contract" and signer is not None and row.text("body") != signer:
            yield Fail(variant="signer", field="agreement_duties")


@guard()
def agreement_term_coherent(s: Situation) -> Iterator[Fail]:
    """An agreement lasts from a day to a later one, and binds nobody before it is signed."""
    first, last = s.date("agreement_from"), s.date("agreement_to")
    if first is None or last is None:
        return
    if last < first:
        yield Fail(values={"first": _day(first), "last": _day(last)}, field="agreement_to")
    signed = s.date("agreement_signed_on")
    if signed is not None and first < signed and s.date("agreement_change_from") is None:
        values = {"first": _day(first), "signed": _day(signed)}
        yield Fail(variant="signed", values=values, field="agreement_signed_on")


@guard()
def agreement_fee_complete(s: Situation) -> Iterator[Fail]:
    """What is owed can be computed from the agreement alone, and never falls as the amount grows."""
    kind = s.text("fee_kind")
    if kind is None or kind == "free":
        return
    low, high = s.amount("fee_minimum"), s.amount("fee_maximum")
    if low is not None and high is not None and high < low:
        yield Fail(variant="limits", field="fee_maximum")
    elif kind in ("banded", "population") and fee_scheme_of(s) is None:
        variant, name = (
            ("bands", "fee_bands") if kind == "banded" else ("population", "fee_population")
        )
        yield Fail(variant=variant, field=name)
    if kind == "population" and s.integer("agreement_population") is None:
        yield Fail(variant="people", field="agreement_population")
    if s.text("fee_due_on") is None:
        yield Fail(variant="due", field="fee_due_on")
    if s.text("fee_payer") is None:
        yield Fail(variant="payer", field="fee_payer")


@guard(_SHARE_MAX, MAX)
def agreement_incentives_capped(s: Situation) -> Iterator[Fail]:
    """The staff of the central body may have a quarter of the resources at most, art. 45 c. 8."""
    share, limit = s.amount("incentive_share"), s.law.decimal(_SHARE_MAX)
    if share is not None and share > limit:
        values = {"share": format_decimal(share), "limit": format_decimal(limit)}
        yield Fail(values=values, field="incentive_share")
    percent, most = s.amount("incentive_percent"), s.law.decimal(MAX)
    if percent is not None and percent > most:
        values = {"share": format_decimal(percent), "limit": format_decimal(most)}
        yield Fail(variant="fund", values=values, field="incentive_percent")


@guard()
def agreement_resolutions_dated(s: Situation) -> Iterator[Fail]:
    """A resolution is recorded once it has been adopted."""
    for whose, name in _RESOLUTIONS.items():
        act = s.act(name)
        if act is not None and act.day > s.day:
            values = {"whose": _PARTIES[whose], "day": _day(act.day)}
            yield Fail(values=values, lawful_from=act.day, field=name)


@guard()
def agreement_resolutions_precede(s: Situation) -> Iterator[Fail]:
    """Both bodies resolve before anybody signs."""
    signed = s.date("agreement_signed_on")
    if signed is None:
        return
    if signed > s.day:
        values = {"signed": _day(signed)}
        yield Fail(variant="future", values=values, lawful_from=signed, field="agreement_signed_on")
    for whose, name in _RESOLUTIONS.items():
        act = s.act(name)
        if act is not None and signed < act.day:
            values = {"whose": _PARTIES[whose], "day": _day(act.day), "signed": _day(signed)}
            yield Fail(values=values, field="agreement_signed_on")


@guard(_DIGITAL)
def agreement_signatories(s: Situation) -> Iterator[Fail]:
    """One signature for each party, digital on pain of nullity (art. 15 c. 2-bis L. 241/1990)."""
    signing = [row.text("body") for row in s.table("agreement_signatories")]
    if signing:
        for whose, words in _PARTIES.items():
            if signing.count(whose) != 1:
                yield Fail(values={"missing": words}, field="agreement_signatories")
    if s.flag("agreement_signed_digitally") is False and s.law.flag(_DIGITAL):
        yield Fail(variant="digital", field="agreement_signed_digitally")


@guard()
def agreement_change_coherent(s: Situation) -> Iterator[Fail]:
    """New terms follow their signature, leave no gap, and move the end only where renewal is agreed."""
    first, signed = s.date("agreement_change_from"), s.date("agreement_signed_on")
    before = s.case.facts.get("agreement_to")
    if first is None or not isinstance(before, date):
        return
    if signed is not None and first < signed:
        values = {"first": _day(first), "signed": _day(signed)}
        yield Fail(values=values, field="agreement_change_from")
    if first > before + timedelta(days=1):
        values = {"first": _day(first), "last": _day(before)}
        yield Fail(variant="gap", values=values, field="agreement_change_from")
    last = s.date("agreement_to")
    moved = last is not None and last > before
    if moved and s.case.facts.get("agreement_renewal") == "none":
        yield Fail(variant="renewal", values={"last": _day(before)}, field="agreement_to")


@guard()
def withdrawal_notice_kept(s: Situation) -> Iterator[Fail]:
    """Whoever withdraws keeps the notice agreed; a later end than the agreement's own is none."""
    notified, day = s.date("withdrawal_notified_on"), s.date("withdrawal_last_day")
    notice, last = s.integer("withdrawal_notice_days"), s.date("agreement_to")
    if notified is None or day is None:
        return
    if notified > s.day:
        values = {"notified": _day(notified)}
        yield Fail(
            variant="future", values=values, lawful_from=notified, field="withdrawal_notified_on"
        )
    earliest = notified + timedelta(days=notice or 0)
    if day < earliest:
        found = {"days": notice, "notified": _day(notified), "day": _day(earliest)}
        yield Fail(values=found, field="withdrawal_last_day")
    if last is not None and day > last:
        values = {"day": _day(day), "last": _day(last)}
        yield Fail(variant="after", values=values, field="withdrawal_last_day")


@guard()
def agreement_ended(s: Situation) -> Iterator[Fail]:
    """Its last day has gone by."""
    last = s.date("agreement_to")
    if last is not None and s.day <= last:
        yield Fail(values={"last": _day(last)}, lawful_from=last + timedelta(days=1))


def _day(value: date) -> str:
    return f"{value:%d/%m/%Y}"
