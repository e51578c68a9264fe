"""Instants as people write them in files: a day, or a day and an hour, Europe/Rome."""

from datetime import UTC, date, datetime, time

from sua.domain.calendar import ROME

_NOON = time(12)


def read_instant(text: str) -> datetime:
    """The instant (UTC) of ``AAAA-MM-GG`` (noon) or ``AAAA-MM-GGThh:mm[:ss]``, in Rome if no zone.

    Raises:
        ValueError: it is neither.
    """
    try:
        if "T" in text:
            value = datetime.fromisoformat(text)
        else:
            value = datetime.combine(date.fromisoformat(text), _NOON)
    except ValueError:
        raise ValueError(f"«{text}» non è una data AAAA-MM-GG, né AAAA-MM-GGThh:mm") from None
    return (value.replace(tzinfo=ROME) if value.tzinfo is None else value).astimezone(UTC)
