"""Misspelt names: the known ones nearest to them, for whoever has to mend them."""

import difflib
from collections.abc import Iterable


def closest(name: str, known: Iterable[str]) -> str:
    """Italian hint naming the known words nearest to a misspelt one, or empty.

    >>> closest("publissh", ["publish", "award"])
    'forse: publish'
    >>> closest("x", ["publish", "award"])
    ''
    """
    matches = difflib.get_close_matches(name, list(known), n=3, cutoff=0.6)
    return f"forse: {', '.join(matches)}" if matches else ""
