"""Before a command is decided: what its author last saw of the case, and when it came."""

from dataclasses import replace
from datetime import timedelta

from sua.domain.case import Case
from sua.domain.commands import Context
from sua.domain.errors import ConflictError

# Longer than a command waits for another on its case, and than clocks of two servers differ.
_OVERTAKING = timedelta(minutes=1)


def overtaken(case: Case, context: Context) -> Context:
    """A command that waited while another, arrived later, was recorded is given after that one.

    Otherwise whoever is overtaken by some milliseconds would be refused as out of order.
    """
    last = case.last_at
    if last is not None and context.now < last <= context.now + _OVERTAKING:
        return replace(context, now=last)
    return context


def expect_version(case: Case, context: Context) -> None:
    """Refuse a command given by who has not seen the case as it is.

    Raises:
        ConflictError: somebody else has changed it.
    """
    if context.expected_version is not None and context.expected_version != case.version:
        raise ConflictError(
            f"La pratica è alla versione {case.version}, non alla {context.expected_version}:"
            " un'altra persona l'ha modificata. Ricaricarla e riprovare.",
            code="conflict.version",
        )
