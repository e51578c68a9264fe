"""What most judgements come to: asked while missing, refused when the answer is no."""

from collections.abc import Iterator

from sua.engine.guards.registry import Ask, Fail, Finding
from sua.engine.situation import Situation


def judged(s: Situation, fact: str) -> Iterator[Finding]:
    """Ask for the judgement ``fact``; a negative one refuses."""
    judgement = s.judgement(fact)
    if judgement is None:
        yield Ask(fact)
    elif not judgement.answer:
        yield Fail(field=fact)
