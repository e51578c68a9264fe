"""Lists supposed, and what a case names that they may have to refer to: operators, numbers of rows."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from uuid import UUID, uuid5

from sua.domain.facts import (
    Bid,
    DeclaredLot,
    FactType,
    FactValue,
    FileRef,
    Operator,
    OperatorExclusion,
    RequirementCheck,
    TableRow,
)

TEXT = "da indicare"
_CODE = re.compile(r"\d{11}|[A-Z0-9]{16}")
_NAMESPACE = UUID("5f0c0c1e-77d1-4b0e-9c39-6a54a1c2f0d7")
_SIZES = (1, 5, 3, 10, 15, 2)


def person(name: str) -> UUID:
    """A person who does not exist, the same for the same name."""
    return uuid5(_NAMESPACE, name)


def operator_code(number: int) -> str:
    """An 11-digit codice fiscale of nobody, with its check digit; ``number`` from 1 to 100.

    >>> operator_code(3)
    '99990000038'
    """
    digits = f"9999{number:06d}"
    total = sum(
        int(d) if place % 2 == 0 else sum(divmod(2 * int(d), 10)) for place, d in enumerate(digits)
    )
    return f"{digits}{-total % 10}"


LISTS = frozenset(
    {
        FactType.FILES,
        FactType.OPERATORS,
        FactType.EXCLUSIONS,
        FactType.BIDS,
        FactType.CHECKS,
        FactType.LOTS,
    }
)


def lists(kind: FactType, facts: Mapping[str, FactValue], day: date) -> Iterator[FactValue]:
    """Lists to be tried for a fact of that type of an act on ``day``, the likeliest first."""
    if kind is FactType.FILES:
        yield (FileRef(name=TEXT, sha256="0" * 64),)
    elif kind is FactType.CHECKS:
        yield (RequirementCheck(subject=TEXT, source=TEXT, day=day, positive=True),)
    elif kind is FactType.LOTS:
        yield tuple(_lot(n) for n in (1, 2))
    elif kind is FactType.OPERATORS:
        for size in _SIZES:
            yield tuple(
                Operator(codice_fiscale=operator_code(n + 1), name=TEXT) for n in range(size)
            )
        for codes in _codes_in(facts):
            yield tuple(Operator(codice_fiscale=code, name=TEXT) for code in codes)
            yield from ((Operator(codice_fiscale=code, name=TEXT),) for code in codes)
        yield ()
    elif kind is FactType.EXCLUSIONS:
        known = tuple(
            OperatorExclusion(codice_fiscale=o.codice_fiscale, reasons=TEXT)
            for o in known_operators(facts)
        )
        yield from (known[:size] for size in range(len(known) + 1))
    else:
        excluded = {
            row.codice_fiscale
            for value in facts.values()
            if isinstance(value, tuple)
            for row in value
            if isinstance(row, OperatorExclusion)
        }
        bids = tuple(
            Bid(
                codice_fiscale=o.codice_fiscale,
                discount=Decimal(20 - n),
                labour_cost=Decimal(1),
                safety_charges=Decimal(1),
            )
            for n, o in enumerate(
                o for o in known_operators(facts) if o.codice_fiscale not in excluded
            )
            if n < 20  # noqa: PLR2004 -- discounts stay positive
        )
        yield from (bids[:size] for size in range(1, len(bids) + 1))
        yield ()


def known_operators(facts: Mapping[str, FactValue]) -> tuple[Operator, ...]:
    """Operators the case speaks of, in the longest list of them; invented ones where it has none."""
    lists = [
        value for value in facts.values() if isinstance(value, tuple) and value and _named(value[0])
    ]
    longest = max(lists, key=len, default=())
    known = tuple(row for row in longest if isinstance(row, Operator))
    return known or tuple(
        Operator(codice_fiscale=operator_code(n + 1), name=TEXT) for n in range(5)
    )


def _codes_in(facts: Mapping[str, FactValue]) -> list[tuple[str, ...]]:
    """Operators that each list and each table of the case names, by codice fiscale."""
    found: dict[tuple[str, ...], None] = {}
    for value in facts.values():
        rows = value if isinstance(value, tuple) else ()
        named = [row.codice_fiscale for row in rows if isinstance(row, Operator)]
        cells = [c for row in rows if isinstance(row, TableRow) for c in row.cells.values()]
        named += [c for c in cells if isinstance(c, str) and _CODE.fullmatch(c)]
        if named:
            found[tuple(dict.fromkeys(named))] = None
    return list(found)


def same_column(facts: Mapping[str, FactValue], name: str) -> list[FactValue]:
    """Values that the tables of the case hold in a column of that name: numbers to refer to."""
    rows = (row for v in facts.values() if isinstance(v, tuple) for row in v)
    cells = (row.cells.get(name) for row in rows if isinstance(row, TableRow))
    return list(dict.fromkeys(c for c in cells if c is not None))


def _named(row: object) -> bool:
    return isinstance(row, Operator)


def _lot(number: int) -> DeclaredLot:
    return DeclaredLot(
        lot=str(number),
        subject=TEXT,
        base_amount=Decimal(200000),
        labour_cost=Decimal(1000),
        safety_costs=Decimal(1000),
    )
