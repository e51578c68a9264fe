"""One verifiable draw for ties, methods and sample checks (arts 50 c. 2, 52 c. 1, 54 c. 2 D.Lgs. 36/2023).

In two steps, so that nobody can choose the result: first the *commitment* is published, the SHA-256 of
the canonical JSON of what is drawn, why, and which future public event will give the seed; then, once
that event has happened, the seed decides. No text of law prescribes the algorithm: it is ours, and
printed in full (:mod:`sua.law.draw_program`), so that whoever holds the minutes recomputes it
on any machine.

The shuffle is Fisher–Yates over the items in canonical order. The number below a bound comes from the
leading bits of HMAC-SHA256(seed, "commitment:counter"); what does not lie below it is thrown away and
the next block taken, so no item is favoured.
"""

import hmac
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sua.domain.canonical import canonical_json, sha256_hex

_HASH_BITS = 256
SEED_LENGTH = 8
"""Characters a seed has at least: a shorter one could be guessed by trying them all."""


class DrawPurpose(StrEnum):
    """What is decided by lot."""

    TIE = "tie"
    METHOD = "method"
    SAMPLE = "sample"
    INVITATION = "invitation"


class WhyNoDraw(StrEnum):
    """Why a draw is not made."""

    INVITATION_FORBIDDEN = "invitation_forbidden"
    TOO_FEW_ITEMS = "too_few_items"
    EMPTY_ITEM = "empty_item"
    UNPRINTABLE = "unprintable"
    REPEATED_ITEM = "repeated_item"
    TAKE_OUT_OF_RANGE = "take_out_of_range"
    NO_SUBJECT = "no_subject"
    NO_SEED_SOURCE = "no_seed_source"
    COMMITMENT_DIFFERS = "commitment_differs"
    SEED_TOO_SHORT = "seed_too_short"
    SEED_NOT_AFTER = "seed_not_after"


@dataclass(frozen=True, slots=True)
class DrawRefused:
    """Every reason at once; none of them is an exception."""

    reasons: tuple[WhyNoDraw, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawPlan:
    """What is committed to before the seed exists.

    Attributes:
        purpose: what is decided; ``invitation`` also needs ``reasons`` and ``act``.
        subject: the procedure or lot, e.g. its CIG: no two draws share a commitment by chance.
        items: what is drawn among, in any order.
        take: how many are drawn.
        seed_source: the future public event that will give the seed, and how it is written down.
        reasons: why no other method of selection is practicable (art. 50 c. 2), or empty.
        act: the act that says so, or empty.
    """

    purpose: DrawPurpose
    subject: str
    items: tuple[str, ...]
    take: int
    seed_source: str
    reasons: str
    act: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """The canonical document and its digest, which is what is published."""

    document: dict[str, str | list[str]]
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Seed:
    """The public seed, and the instants that show it came after the commitment.

    Attributes:
        text: as the public source writes it.
        commitment: digest that was published.
        published_at: when it was published; ``known_at`` when the seed became public.
    """

    text: str
    commitment: str
    published_at: datetime
    known_at: datetime


@dataclass(frozen=True, slots=True)
class Pick:
    """One exchange: a number from 0 to ``last`` and how many blocks were thrown away before it."""

    last: int
    pick: int
    discarded: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Draw:
    """The draw: the whole order, what was drawn, and every number of it."""

    commitment: Commitment
    seed: str
    order: tuple[str, ...]
    drawn: tuple[str, ...]
    picks: tuple[Pick, ...]


def canonical_text(text: str) -> str:
    """One spelling for one thing: Unicode NFC, single spaces, no blanks around.

    >>> canonical_text("  Edil  Due ")
    'Edil Due'
    """
    return " ".join(unicodedata.normalize("NFC", text).split())


def commit(plan: DrawPlan) -> Commitment | DrawRefused:
    """What to publish before the seed exists; the order in which items are given does not matter.

    Drawing the operators to invite is refused unless a reasoned act says that no other method is
    practicable (art. 50 c. 2).

    >>> commit(DrawPlan(purpose=DrawPurpose.INVITATION, subject="lavori", items=("A", "A"), take=1,
    ...                 seed_source="estrazione del lotto", reasons="", act=""))
    DrawRefused(reasons=(<WhyNoDraw.INVITATION_FORBIDDEN: 'invitation_forbidden'>,
                         <WhyNoDraw.REPEATED_ITEM: 'repeated_item'>))
    """
    items = sorted(canonical_text(item) for item in plan.items)
    texts = {
        "purpose": plan.purpose.value,
        "subject": canonical_text(plan.subject),
        "take": str(plan.take),
        "seed_source": canonical_text(plan.seed_source),
        "reasons": canonical_text(plan.reasons),
        "act": canonical_text(plan.act),
    }
    reasoned = texts["reasons"] and texts["act"]
    broken = {
        WhyNoDraw.INVITATION_FORBIDDEN: plan.purpose is DrawPurpose.INVITATION and not reasoned,
        WhyNoDraw.TOO_FEW_ITEMS: len(items) < 2,  # noqa: PLR2004 -- one thing is not drawn
        WhyNoDraw.EMPTY_ITEM: "" in items,
        WhyNoDraw.UNPRINTABLE: not all(map(str.isprintable, (*items, *texts.values()))),
        WhyNoDraw.REPEATED_ITEM: len(set(items)) != len(items),
        WhyNoDraw.TAKE_OUT_OF_RANGE: not 1 <= plan.take <= len(items),
        WhyNoDraw.NO_SUBJECT: not texts["subject"],
        WhyNoDraw.NO_SEED_SOURCE: not texts["seed_source"],
    }
    if reasons := tuple(reason for reason, holds in broken.items() if holds):
        return DrawRefused(reasons)
    document: dict[str, str | list[str]] = {**texts, "items": items}
    return Commitment(document=document, digest=sha256_hex(canonical_json(document)))


def draw(plan: DrawPlan, seed: Seed) -> Draw | DrawRefused:
    """The draw of a published plan, once its seed is public.

    Refused, with every reason, when the plan is not the one published, or when the seed is too short
    or was not public strictly after the commitment.

    Raises:
        TypeError: one of the two instants has no time zone and the other has.

    >>> from datetime import UTC
    >>> plan = DrawPlan(purpose=DrawPurpose.TIE, subject="B0A1B2C3D4", items=("Beta", "Alfa"), take=1,
    ...                 seed_source="lotto, ruota di Roma, 12/03/2026", reasons="", act="")
    >>> seed = Seed(text="12 33 45 67 89", commitment=commit(plan).digest,
    ...             published_at=datetime(2026, 3, 10, tzinfo=UTC),
    ...             known_at=datetime(2026, 3, 12, 20, tzinfo=UTC))
    >>> draw(plan, seed).drawn
    ('Beta',)
    """
    commitment = commit(plan)
    text = canonical_text(seed.text)
    broken = {
        WhyNoDraw.COMMITMENT_DIFFERS: (
            isinstance(commitment, Commitment) and commitment.digest != seed.commitment.lower()
        ),
        WhyNoDraw.SEED_TOO_SHORT: len(text) < SEED_LENGTH or not text.isprintable(),
        WhyNoDraw.SEED_NOT_AFTER: seed.known_at <= seed.published_at,
    }
    reasons = tuple(reason for reason, holds in broken.items() if holds)
    if isinstance(commitment, DrawRefused):
        return DrawRefused((*commitment.reasons, *reasons))
    if reasons:
        return DrawRefused(reasons)
    order, picks = shuffled(commitment.document["items"], commitment.digest, text)
    return Draw(
        commitment=commitment, seed=text, order=order, drawn=order[: plan.take], picks=picks
    )


def shuffled(
    items: Sequence[str], commitment: str, seed: str
) -> tuple[tuple[str, ...], tuple[Pick, ...]]:
    """Fisher–Yates from the last place to the second, and the number drawn for each.

    >>> shuffled(["A", "B", "C"], "c0ffee", "12 33 45 67 89")[0]
    ('B', 'C', 'A')
    """
    key, order, picks, counter = seed.encode(), list(items), [], 0
    for last in range(len(order) - 1, 0, -1):
        start, spare = counter, _HASH_BITS - last.bit_length()
        while True:
            block = hmac.digest(key, f"{commitment}:{counter}".encode(), "sha256")
            counter += 1
            pick = int.from_bytes(block, "big") >> spare
            if pick <= last:
                break
        order[last], order[pick] = order[pick], order[last]
        picks.append(Pick(last=last, pick=pick, discarded=counter - start - 1))
    return tuple(order), tuple(picks)
