"""What people type on the command line, read: identities and days. Errors are one Italian line."""

from datetime import date
from uuid import UUID, uuid4

from sua.domain.errors import InputError


def case_named(text: str) -> UUID:
    """The identity of a case.

    Raises:
        InputError: it is not one.
    """
    try:
        return UUID(text)
    except ValueError as error:
        raise InputError("La pratica si indica con il suo UUID.", code="case.malformed") from error


def person_named(text: str) -> UUID:
    """The identity of a person.

    Raises:
        InputError: it is not one.
    """
    try:
        return UUID(text)
    except ValueError as error:
        raise InputError("La persona si indica con il suo UUID.", field="person") from error


def run_named(text: str | None) -> UUID:
    """The name under which a command may be repeated without doing it twice; a new one if none.

    Raises:
        InputError: it is not one.
    """
    try:
        return UUID(text) if text else uuid4()
    except ValueError as error:
        raise InputError(f"«{text}» non è un UUID.", code="run.malformed", field="run") from error


def day_named(text: str) -> date:
    """A day written AAAA-MM-GG.

    Raises:
        InputError: it is not one.
    """
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise InputError(
            f"«{text}» non è una data: scriverla come 2026-01-20.", code="day", field="day"
        ) from error
