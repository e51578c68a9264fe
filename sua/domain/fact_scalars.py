"""Reading plain values at the border: one function per type, each naming its field when it refuses."""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from uuid import UUID

from sua.domain import identifiers
from sua.domain.errors import InputError
from sua.domain.facts import FactType, Scalar
from sua.domain.file_names import file_name_problem
from sua.domain.numbers import parse_decimal, parse_euro, parse_percent

_DIGEST_LENGTH = 64
_MAX_TEXT = 20_000


def bad(field: str, what: str, code: str = "malformed") -> InputError:
    """The error of a field, with its code."""
    return InputError(f"{what}", code=f"fact.{code}", field=field)


def read_text(raw: object, field: str) -> str:
    """A text, not empty, without control characters but tabs and new lines."""
    if isinstance(raw, bool) or not isinstance(raw, (str, int, Decimal)):
        raise bad(field, f"Il campo «{field}» deve essere un testo.")
    text = str(raw).strip()
    if not text:
        raise bad(field, f"Il campo «{field}» è vuoto.", "empty")
    if len(text) > _MAX_TEXT or any(ord(c) < ord(" ") and c not in "\n\t" for c in text):
        raise bad(field, f"Il campo «{field}» è troppo lungo o contiene caratteri di controllo.")
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise bad(field, f"Il campo «{field}» contiene caratteri non validi.") from error
    return text


def read_file_name(raw: object, field: str) -> str:
    """The name of a file: what people see of it, so nothing in it may deceive them."""
    text = read_text(raw, field)
    if problem := file_name_problem(text):
        raise bad(field, f"Il campo «{field}» {problem}.", "file_name")
    return text


def read_integer(raw: object, field: str) -> int:
    """A whole number from 0 to 999999999."""
    text = read_text(raw, field)
    if not text.isascii() or not text.isdigit() or len(text) > len("999999999"):
        raise bad(field, f"Il campo «{field}» deve essere un numero intero, non «{text[:40]}».")
    return int(text)


def read_boolean(raw: object, field: str) -> bool:
    """True or false, also in words."""
    if isinstance(raw, bool):
        return raw
    words = {"true": True, "false": False, "sì": True, "si": True, "no": False}
    if isinstance(raw, str) and raw.lower() in words:
        return words[raw.lower()]
    raise bad(field, f"Il campo «{field}» deve essere sì o no (true o false).")


def read_date(raw: object, field: str) -> date:
    """A day."""
    if isinstance(raw, date) and not isinstance(raw, datetime):
        return raw
    try:
        return date.fromisoformat(read_text(raw, field))
    except ValueError as error:
        raise bad(field, f"Il campo «{field}» deve essere una data AAAA-MM-GG.") from error


def read_instant(raw: object, field: str) -> datetime:
    """An instant with its offset, as aware UTC."""
    if isinstance(raw, datetime):
        value = raw
    else:
        try:
            value = datetime.fromisoformat(read_text(raw, field))
        except ValueError as error:
            message = f"Il campo «{field}» deve essere data, ora e fuso (2026-03-09T12:00+01:00)."
            raise bad(field, message) from error
    if value.tzinfo is None:
        raise bad(field, f"Il campo «{field}» deve dire il fuso orario (esempio +01:00).")
    return value.astimezone(UTC)


def read_uuid(raw: object, field: str) -> UUID:
    """An identifier."""
    try:
        return raw if isinstance(raw, UUID) else UUID(read_text(raw, field))
    except ValueError as error:
        raise bad(field, f"Il campo «{field}» deve essere un identificativo (UUID).") from error


def read_digest(raw: object, field: str) -> str:
    """A SHA-256 in lower-case hexadecimal."""
    text = read_text(raw, field).lower()
    if len(text) != _DIGEST_LENGTH or set(text) - set("0123456789abcdef"):
        raise bad(
            field, f"Il campo «{field}» deve essere un'impronta SHA-256 (64 cifre esadecimali)."
        )
    return text


def read_choice(options: Mapping[str, str], raw: object, field: str) -> str:
    """One of the codes of ``options``."""
    text = read_text(raw, field)
    if text not in options:
        allowed = ", ".join(options)
        raise bad(field, f"Il campo «{field}» ammette solo: {allowed}.", "choice")
    return text


def read_euro(raw: object, field: str) -> Decimal:
    """An amount in euro, to the cent."""
    return parse_euro(read_text(raw, field), field=field)


def read_percent(raw: object, field: str) -> Decimal:
    """A percentage from 0 included to 100 excluded."""
    return parse_percent(read_text(raw, field), field=field)


def read_number(raw: object, field: str) -> Decimal:
    """A decimal number, not negative: points, exponents."""
    value = parse_decimal(read_text(raw, field), field)
    if value < 0:
        raise bad(field, f"Il campo «{field}» è negativo.")
    return value


def read_operator(raw: object, field: str) -> str:
    """The codice fiscale of an economic operator."""
    return identifiers.parse_codice_fiscale(read_text(raw, field), field)


def read_cig(raw: object, field: str) -> str:
    """A CIG."""
    return identifiers.parse_cig(read_text(raw, field), field)


def read_cup(raw: object, field: str) -> str:
    """A CUP."""
    return identifiers.parse_cup(read_text(raw, field), field)


def read_cui(raw: object, field: str) -> str:
    """A CUI."""
    return identifiers.parse_cui(read_text(raw, field), field)


def read_cpv(raw: object, field: str) -> str:
    """A CPV code."""
    return identifiers.parse_cpv(read_text(raw, field), field)


def read_nuts(raw: object, field: str) -> str:
    """An Italian NUTS code."""
    return identifiers.parse_nuts(read_text(raw, field), field)


# Every type of FactType.scalars() but choice, which needs its options.
SCALARS: Mapping[FactType, Callable[[object, str], Scalar]] = {
    FactType.TEXT: read_text,
    FactType.EURO: read_euro,
    FactType.PERCENT: read_percent,
    FactType.NUMBER: read_number,
    FactType.INTEGER: read_integer,
    FactType.BOOLEAN: read_boolean,
    FactType.DATE: read_date,
    FactType.INSTANT: read_instant,
    FactType.CIG: read_cig,
    FactType.CUP: read_cup,
    FactType.CUI: read_cui,
    FactType.CPV: read_cpv,
    FactType.NUTS: read_nuts,
    FactType.OPERATOR: read_operator,
    FactType.DIGEST: read_digest,
    FactType.CASE: read_uuid,
    FactType.PERSON: read_uuid,
}


def read_scalar(kind: FactType, options: Mapping[str, str], raw: object, field: str) -> Scalar:
    """A value of one of the types of ``FactType.scalars()``.

    Raises:
        InputError: it is not of that type; ``field`` and the sentence say which field.
    """
    return (
        read_choice(options, raw, field) if kind is FactType.CHOICE else SCALARS[kind](raw, field)
    )
