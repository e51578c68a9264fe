"""The calendars and the timelines as data: read strictly, with errors that name the place."""

import pytest

from sua.corpus.calendars import parse_calendars
from sua.corpus.root import root
from sua.corpus.rulebooks import load_corpus
from sua.corpus.timelines import parse_timelines
from sua.domain.errors import CorpusError
from sua.law.calendars import TermCalendar

CALENDARS = (root() / "workflows" / "calendars.toml").read_text(encoding="utf-8")
TIMELINES = (root() / "workflows" / "timelines.toml").read_text(encoding="utf-8")


def test_the_three_calendars_are_there_and_cite_their_sources() -> None:
    corpus = load_corpus()
    assert set(corpus.calendars.rules) == set(TermCalendar)
    assert corpus.calendars.rules[TermCalendar.EU].min_working_days == 2
    assert len(corpus.calendars.rules[TermCalendar.PROCEDURAL].seasons) == 2


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('id                = "eu"', 'id = "europe"', "europe"),
        ('id                = "eu"', 'id = "civil"', "ripetuto"),
        ('"hours", "days"', '"hour", "days"', "hour"),
        ('saturday          = "rolls"', 'saturday = "slides"', "slides"),
        ('confidence        = "secondary"', 'confidence = "sure"', "sure"),
        ("min_working_days  = 2", "min_working_days = 0", "sources"),
        ("reg-ue-1182-71 art. 3 par. 5", "reg-ue-1182-72 art. 3", "reg-ue-1182-72"),
        ('last       = "09-15"', 'last = "07-15"', "finisce prima"),
        ('last       = "09-15"', 'last = "15-09"', "MM-GG"),
        ("valid_to   = 2014-12-31", "valid_to = 1914-12-31", "finisce prima"),
        ('on         = "10-04"', 'on = "10-04"\nday = 2026-10-04', "day"),
        ("closed     = true", 'closed = true\nseat = "ZZ"', "ZZ"),
        ("closed     = true", "closed = true\nnational = true", "national"),
        ("checked_on        = 2026-07-17", "checked_on = 2026-07-17T10:00:00", "senza ora"),
    ],
)
def test_a_fault_in_the_calendars_is_named(old: str, new: str, problem: str) -> None:
    assert old in CALENDARS
    data = CALENDARS.replace(old, new, 1).encode()
    with pytest.raises(CorpusError, match=problem):
        parse_calendars(data, "calendars.toml", load_corpus().sources)


def test_a_calendar_may_not_be_missing() -> None:
    cut = CALENDARS.index('[[calendar]]\nid                = "procedural"')
    end = CALENDARS.index("\n[[holiday]]")
    with pytest.raises(CorpusError, match="procedural"):
        parse_calendars((CALENDARS[:cut] + CALENDARS[end:]).encode(), "c", load_corpus().sources)


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('procedure = "restricted"', 'procedure = "open"', "ripetuta"),
        ('"receipt.open.bids_urgent"', '"receipt.open.bids_urgnt"', "receipt.open.bids_urgent"),
        ('"receipt.open.bids_urgent"', '"eu_threshold.works"', "non è un termine"),
        ('when = ["urgent"]', 'when = ["urgnt"]', "urgent"),
        ('calendar = "eu"', 'calendar = "europe"', "europe"),
        ('at     = "same_day"', 'at     = "soon"', "soon"),
        ('at     = "same_day"', 'at     = "term"', "non vanno insieme"),
        ('after  = "call"', 'after  = "award"', "award"),
        ('source = "dlgs-36-2023 art. 84"', 'source = "dlgs-36-2032 art. 84"', "dlgs-36-2032"),
        ('criteria  = ["price_quality"]', 'criteria  = ["beauty"]', "beauty"),
        ('id     = "signing"', 'id     = "signature"', "signing"),
        ("of = ", "off = ", "off"),
    ],
)
def test_a_fault_in_the_timelines_is_named(old: str, new: str, problem: str) -> None:
    assert old in TIMELINES
    count = -1 if old == 'id     = "signing"' else 1
    data = TIMELINES.replace(old, new, count).encode()
    corpus = load_corpus()
    with pytest.raises(CorpusError, match=problem):
        parse_timelines(data, "timelines.toml", corpus.law, corpus.sources)
