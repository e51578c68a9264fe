"""Where the data files are: the checkout, or ``sua/_data`` inside an installed wheel."""

from functools import cache
from pathlib import Path

from sua.domain.errors import CorpusError

_PACKAGE = Path(__file__).resolve().parent.parent


@cache
def root() -> Path:
    """The folder that holds ``workflows/``, ``documents/`` and ``migrations/``.

    Raises:
        CorpusError: neither a checkout nor an installed wheel with its data is here.
    """
    # An installed wheel first: beside it lie other people's packages, whatever their names.
    for candidate in (_PACKAGE / "_data", _PACKAGE.parent):
        if (candidate / "workflows").is_dir() and (candidate / "documents").is_dir():
            return candidate
    raise CorpusError(
        place=str(_PACKAGE),
        problem="non si trovano le cartelle workflows/ e documents/",
        mend="reinstallare il pacchetto o lavorare da una copia completa del repository",
    )
