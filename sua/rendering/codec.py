"""A CaseView as canonical JSON, and back: the frozen view is what an act is rendered from again."""

from typing import Any

from pydantic import TypeAdapter, ValidationError

from sua.domain.canonical import canonical_json
from sua.domain.errors import IntegrityError
from sua.domain.view import CaseView

_ADAPTER = TypeAdapter(CaseView)


def encode_view(view: CaseView) -> bytes:
    """Canonical JSON; exact numbers become text and come back unchanged."""
    return canonical_json(_plain(_ADAPTER.dump_python(view, mode="json")))


def decode_view(data: bytes) -> CaseView:
    """Inverse of :func:`encode_view`.

    Raises:
        IntegrityError: the bytes are not a view of this release.
    """
    try:
        return _ADAPTER.validate_json(data)
    except ValidationError as error:
        raise IntegrityError("I dati congelati dell'atto non si leggono.") from error


def _plain(value: Any) -> Any:
    """Integers as text too: no number of ours is ever a JSON number."""
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return value
