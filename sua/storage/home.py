"""The state folder: everything SUA writes lives in ``SUA_HOME`` (default ``./var``).

======================  =====  ==============================================================
folder                  mode   holds
======================  =====  ==============================================================
``SUA_HOME``            0711   nothing but the folders below; may be crossed, not listed
``SUA_HOME/documents``  0700   documents, stored by the hash of their content
``SUA_HOME/uploads``    0700   what people deposited in the dossiers, by the hash of its content
``SUA_HOME/keys``       0700   keys of the vault and of signed checkpoints
``SUA_HOME/mail``       0700   letters as ``.eml`` files, where no mail server is configured
``SUA_HOME/postgres``   0711   the embedded PostgreSQL (see :mod:`sua.storage.embedded`)
======================  =====  ==============================================================

Folders are created when first asked for. The mode is set only on folders created here: what an
administrator made beforehand stays as it was made. The two 0711 let the server's own system user
reach its data when SUA is run by root; the data itself is 0700.
"""

import os
from dataclasses import dataclass
from pathlib import Path

from sua.domain.errors import SuaError
from sua.domain.reasons import reason

_CROSSABLE = 0o711
_PRIVATE = 0o700


class HomeError(SuaError):
    """The state folder cannot be created or written."""

    code = "home"


@dataclass(frozen=True, slots=True)
class Home:
    """The state folder. ``root`` is absolute; nothing is touched until a folder is asked for."""

    root: Path

    @classmethod
    def from_environment(cls) -> "Home":
        """The folder named by ``SUA_HOME``, or ``./var`` of the working folder.

        Raises:
            HomeError: there is no such user (``~nobody``) or no working folder any more.
        """
        given = os.environ.get("SUA_HOME") or "var"
        try:
            return cls(Path(given).expanduser().resolve())
        except (RuntimeError, OSError) as error:
            raise HomeError(
                f"La cartella «{given}» non si può determinare: indicare in SUA_HOME un percorso"
                " completo."
            ) from error

    @property
    def documents(self) -> Path:
        """Folder of stored files, created if missing. Raises :class:`HomeError`."""
        return self._folder("documents", _PRIVATE)

    @property
    def uploads(self) -> Path:
        """Folder of what people deposited, created if missing. Raises :class:`HomeError`."""
        return self._folder("uploads", _PRIVATE)

    @property
    def keys(self) -> Path:
        """Folder of keys, created if missing. Raises :class:`HomeError`."""
        return self._folder("keys", _PRIVATE)

    @property
    def mail(self) -> Path:
        """Folder of letters that no server took, created if missing. Raises :class:`HomeError`."""
        return self._folder("mail", _PRIVATE)

    @property
    def postgres(self) -> Path:
        """Folder of the embedded PostgreSQL, created if missing. Raises :class:`HomeError`."""
        return self._folder("postgres", _CROSSABLE)

    def _folder(self, name: str, mode: int) -> Path:
        folder = self.root / name
        try:
            if folder.is_dir():
                return folder
            self.root.parent.mkdir(parents=True, exist_ok=True)
            _make(self.root, _CROSSABLE)
            _make(folder, mode)
        except OSError as error:
            raise HomeError(
                f"Non è possibile creare la cartella «{folder}» ({reason(error)}): indicare in"
                " SUA_HOME una cartella in cui si può scrivere."
            ) from error
        return folder


def _make(folder: Path, mode: int) -> None:
    try:
        folder.mkdir(mode=_PRIVATE)
    except FileExistsError:
        if not folder.is_dir():
            raise
    else:
        folder.chmod(mode)  # mkdir's mode passes through the umask; chmod's does not
