"""The documents of the dossier, as the checklist of the lifecycle wants them."""

from collections.abc import Iterator

from sua.engine.checklist import Standing, standings, unknown_kinds
from sua.engine.guards.registry import Fail, guard
from sua.engine.situation import Situation


@guard("programme.works.threshold", "programme.services.threshold")
def required_documents(s: Situation) -> Iterator[Fail]:
    """Every blocking document is there and has not expired; all that is wrong at once."""
    if "documents" not in s.facts or "nature" not in s.facts:
        return
    for row, kind in unknown_kinds(s):
        yield Fail(variant="unknown", values={"row": row, "kind": kind}, field="documents")
    for found in standings(s):
        if found.item.blocking and found.standing is not Standing.PRESENT:
            day = f"{found.expired_on:%d/%m/%Y}" if found.expired_on else ""
            yield Fail(
                variant=found.standing.value,
                values={"label": found.item.label, "day": day},
                field="documents",
                source=found.item.source,
            )
