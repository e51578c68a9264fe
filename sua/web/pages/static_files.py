"""Style, scripts, fonts and icons, under an address that changes when any of them does.

The address holds one digest of the whole folder, so that files may refer to one another by relative
addresses and a browser may keep them for a year.
"""

from functools import cache
from hashlib import sha256
from pathlib import Path

FOLDER = Path(__file__).parent.parent / "static"
PREFIX = "/static"
FOR_A_YEAR = "public, max-age=31536000, immutable"
_DIGITS = 12
_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
}


@cache
def static_digest() -> str:
    """Short digest of every file that is served, with its name."""
    total = sha256()
    for path in sorted(p for p in FOLDER.rglob("*") if p.suffix in _TYPES):
        total.update(path.relative_to(FOLDER).as_posix().encode() + b"\0")
        total.update(sha256(path.read_bytes()).digest())
    return total.hexdigest()[:_DIGITS]


def static_url(path: str) -> str:
    """Where a file of the folder is served.

    Raises:
        FileNotFoundError: there is no such file: a mistake in a template.
    """
    if static_file(path) is None:
        raise FileNotFoundError(path)
    return f"{PREFIX}/{static_digest()}/{path}"


def static_file(path: str) -> tuple[Path, str] | None:
    """The file at a relative path and its media type; None where nothing is served."""
    found = (FOLDER / path).resolve()
    media_type = _TYPES.get(found.suffix)
    if media_type is None or not found.is_relative_to(FOLDER) or not found.is_file():
        return None
    return found, media_type
