"""When the contract may be signed, and by whom; work begun before it (arts 17, 18, 53, 55)."""

from collections.abc import Iterator
from datetime import timedelta

from sua.domain.organizations import ContractSigner
from sua.domain.people import Role
from sua.engine import bidding, lawsuits, ledgers
from sua.engine.guards.registry import Ask, Fail, Finding, guard
from sua.engine.situation import Situation
from sua.engine.thresholds import EU_THRESHOLDS, below_threshold
from sua.law.calendars import TermCalendar, TermReadings
from sua.law.time_limits import Unit, term_end

# Contracts based on a framework agreement or on a dynamic purchasing system (art. 18 c. 3 lett. b-c).
_BASED = frozenset({"call_off", "specific_contract"})


@guard()
def contract_signer(s: Situation) -> Iterator[Fail]:
    """The Comune signs, unless the agreement gives the signature to the SUA."""
    agreement = s.parties.agreement
    if agreement is None:
        return
    by_buyer = agreement.contract_signer is ContractSigner.BUYER
    if by_buyer != (s.actor.role is Role.BUYER):
        yield Fail(variant="buyer" if by_buyer else "province", values={"number": agreement.number})


@guard()
def handed_over(s: Situation) -> Iterator[Fail]:
    """Who signs has the papers: the Comune, where the agreement says it signs."""
    agreement = s.parties.agreement
    if agreement is None or agreement.contract_signer is not ContractSigner.BUYER:
        return
    if s.text("handover_protocol") is None:
        yield Fail(field="handover_protocol")


@guard()
def guarantee_judged(s: Situation) -> Iterator[Finding]:
    """The definitive guarantee is there, or its waiver is reasoned, art. 53 c. 4; art. 117."""
    if s.judgement("definitive_guarantee") is None:
        yield Ask("definitive_guarantee")


@guard(
    *EU_THRESHOLDS,
    "standstill.term",
    "standstill.applies_below_threshold",
    "standstill.applies_with_single_bid",
    "standstill.applies_to_framework_contracts",
)
def standstill_elapsed(s: Situation) -> Iterator[Fail]:
    """The days of art. 18 c. 3 have gone by since the last communication was sent.

    The term is the Union's: an end on a closed day rolls, and the contract is signed from the day after.
    """
    if not _standstill_applies(s):
        return
    sent = [line.sent_on for line in ledgers.communications(s, "award")]
    if not sent:
        yield Fail(variant="none", field="communications")
        return
    calendar = s.calendars.of(TermCalendar.EU, TermReadings.of(s.readings))
    days = s.law.integer("standstill.term")
    last = term_end(max(sent), days, Unit.DAYS, calendar).last_day
    if s.day <= last:
        yield Fail(
            values={"days": days, "sent": f"{max(sent):%d/%m/%Y}", "day": f"{last:%d/%m/%Y}"},
            lawful_from=last + timedelta(days=1),
        )


def _standstill_applies(s: Situation) -> bool:
    if below_threshold(s) and not s.law.flag("standstill.applies_below_threshold"):
        return False
    based = s.procedure in _BASED
    if based and not s.law.flag("standstill.applies_to_framework_contracts"):
        return False
    single = s.integer("bids_received") == 1 or bidding.left(s) == 1
    challenged = any(appeal.against == "call" for appeal in lawsuits.open_appeals(s))
    return not single or challenged or s.law.flag("standstill.applies_with_single_bid")


@guard(*EU_THRESHOLDS, "contract.suspended_by_appeal")
def no_stay_pending(s: Situation) -> Iterator[Fail]:
    """No request for interim measures against the award awaits its ruling, art. 18 c. 4.

    Below the threshold the request alone does not stay the signature (art. 55 c. 2); an order that grants
    it does, everywhere (art. 17 c. 10).
    """
    against = {appeal.number for appeal in lawsuits.appeals(s) if appeal.against == "award"}
    over = {judgment.number for judgment in lawsuits.judgments(s)}
    last = {ruling.number: ruling.outcome for ruling in lawsuits.interim_rulings(s)}
    granted = sorted(n for n, outcome in last.items() if outcome == "granted" and n not in over)
    if granted:
        yield Fail(variant="granted", values={"numbers": ", ".join(granted)})
    if below_threshold(s) or not s.law.flag("contract.suspended_by_appeal"):
        return
    asked = {request.number for request in lawsuits.interim_requests(s)}
    waiting = sorted((asked & against) - over - set(last))
    if waiting:
        yield Fail(values={"numbers": ", ".join(waiting)}, field="interim_rulings")


@guard("prior_transparency.wait")
def veat_waited(s: Situation) -> Iterator[Fail]:
    """After a voluntary notice the signature waits, art. 86; art. 121 c.p.a."""
    published = s.date("veat_published_on")
    if published is None:
        return
    calendar = s.calendars.of(TermCalendar.EU, TermReadings.of(s.readings))
    days = s.law.integer("prior_transparency.wait")
    last = term_end(published, days, Unit.DAYS, calendar).last_day
    if s.day <= last:
        yield Fail(
            values={"days": days, "day": f"{last:%d/%m/%Y}"},
            lawful_from=last + timedelta(days=1),
        )


@guard(*EU_THRESHOLDS, "contract.early_start_after_checks")
def early_start_grounds(s: Situation) -> Iterator[Fail]:
    """The ground of art. 50 c. 6 is of contracts below the threshold; elsewhere art. 17 cc. 8-9."""
    if s.text("early_start_ground") != "below_threshold":
        return
    if not below_threshold(s) or not s.law.flag("contract.early_start_after_checks"):
        yield Fail(field="early_start_ground")
