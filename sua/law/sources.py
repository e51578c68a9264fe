"""The sources of the law SUA cites: one entry per act, opinion or judgment."""

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass

_SAME_ACT = ("art.", "artt.", "all.", "par.", "c.", "cc.", "punto")


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A citable act.

    Attributes:
        id: short stable name used in citations, e.g. ``dlgs-36-2023``.
        title: Italian title in full.
        short: how acts and pages cite it, e.g. ``D.Lgs. 36/2023``.
        kind: Italian word for the kind of act.
        date: day of the act, if known.
        in_force_read: day whose text in force was read, or ``None`` if it was not.
        url: public address, where we know one.
    """

    id: str
    title: str
    short: str
    kind: str
    date: dt.date | None
    in_force_read: dt.date | None
    url: str | None


def unknown_sources(citation: str, known: Collection[str]) -> tuple[str, ...]:
    """Source ids of a citation that are not in ``known``, in order.

    A citation is one or more places separated by semicolons; each opens with a source id, unless it
    goes on within the act just named.

    >>> unknown_sources("dlgs-36-2023 art. 18 c. 1; art. 55 c. 1", {"dlgs-36-2023"})
    ()
    >>> unknown_sources("dlgs-36-2032 art. 18; l-241-1990 art. 15", {"dlgs-36-2023", "l-241-1990"})
    ('dlgs-36-2032',)
    >>> unknown_sources("art. 18", {"dlgs-36-2023"})
    ('art.',)
    """
    missing: list[str] = []
    for position, place in enumerate(citation.split(";")):
        opening = (place.split() or [""])[0]
        if opening not in known and not (position and opening in _SAME_ACT):
            missing.append(opening)
    return tuple(missing)


def places(citation: str) -> tuple[tuple[str, str], ...]:
    """The articles and annexes of a citation, each with the act it belongs to.

    >>> places("dlgs-36-2023 art. 14 cc. 1 lett. a e 3; all. II.4 art. 5; reg-ue-2023-2495")
    (('dlgs-36-2023', 'art. 14'), ('dlgs-36-2023', 'all. II.4'), ('reg-ue-2023-2495', ''))
    >>> places("dlgs-36-2023 artt. 14 e 78")
    (('dlgs-36-2023', 'art. 14'), ('dlgs-36-2023', 'art. 78'))
    """
    found: list[tuple[str, str]] = []
    act = ""
    for place in citation.split(";"):
        words = place.split()
        if words and words[0] not in _SAME_ACT:
            act = words.pop(0)
        if len(words) > 1 and words[0] in ("art.", "all."):
            found.append((act, f"{words[0]} {words[1]}"))
        elif words and words[0] == "artt.":
            found += [(act, f"art. {word.rstrip(',')}") for word in words[1:] if word[0].isdigit()]
        else:
            found.append((act, ""))
    return tuple(found)


def cite(citation: str, sources: Mapping[str, Source]) -> str:
    """A citation as people read it: every source id becomes its short name.

    >>> code = Source(id="dlgs-36-2023", title="…", short="D.Lgs. 36/2023", kind="", date=None,
    ...               in_force_read=None, url=None)
    >>> cite("dlgs-36-2023 art. 18 c. 1; art. 55 c. 1", {code.id: code})
    'D.Lgs. 36/2023, art. 18 c. 1; art. 55 c. 1'
    """
    places = []
    for place in citation.split(";"):
        opening, _, rest = place.strip().partition(" ")
        source = sources.get(opening)
        if source is None:
            places.append(place.strip())
        else:
            comma = ", " if rest and not rest.startswith("(") else " " if rest else ""
            places.append(f"{source.short}{comma}{rest}")
    return "; ".join(places)
