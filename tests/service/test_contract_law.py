"""A contract is carried out under the law of the procedure it comes from."""

from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from sua.corpus.rulebooks import load_corpus
from sua.domain.case import Case, CaseKind
from sua.service.opening import Opening

AT = datetime(2026, 3, 11, 9, tzinfo=UTC)


def parent(pinned_on: date | None) -> Case:
    return Case(
        id=UUID(int=1),
        kind=CaseKind.PROCEDURE,
        workflow="direct_award",
        province=UUID(int=2),
        buyer=UUID(int=3),
        agreement=None,
        parent=None,
        opened_at=AT,
        state="signed",
        version=1,
        seq=1,
        head="",
        pinned_on=pinned_on,
    )


@pytest.mark.parametrize(
    ("workflow", "pinned_on", "day", "threshold"),
    [
        ("contract", date(2025, 11, 20), date(2025, 11, 20), 221_000),
        ("contract", None, date(2026, 3, 11), 216_000),
        ("call_off", date(2025, 11, 20), date(2026, 3, 11), 216_000),
    ],
)
def test_the_law_of_a_contract_is_that_of_its_procedure(
    workflow: str, pinned_on: date | None, day: date, threshold: int
) -> None:
    opening = Opening(
        case_id=UUID(int=4),
        workflow=workflow,
        province=UUID(int=2),
        buyer=UUID(int=3),
        parent=UUID(int=1),
        facts={},
        occurred_at=AT,
    )
    book = opening.rulebook(load_corpus(), AT, parent(pinned_on))
    assert book.day == day
    assert book.law.integer("eu_threshold.services") == threshold
