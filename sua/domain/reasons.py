"""Why the system refused a file, in the user's language.

>>> reason(FileNotFoundError(errno.ENOENT, "No such file or directory"))
'non esiste'
"""

import errno

_REASONS = {
    errno.ENOENT: "non esiste",
    errno.EACCES: "accesso negato",
    errno.EPERM: "accesso negato",
    errno.EROFS: "il disco è in sola lettura",
    errno.ENOSPC: "lo spazio è esaurito",
    errno.EDQUOT: "lo spazio concesso è esaurito",
    errno.EISDIR: "è una cartella",
    errno.ENOTDIR: "una parte del percorso non è una cartella",
    errno.EEXIST: "c'è già un file con quel nome",
    errno.ENAMETOOLONG: "il nome è troppo lungo",
    errno.EIO: "il disco non risponde",
}


def reason(error: OSError) -> str:
    """The reason, in Italian where it is one of the usual ones."""
    return _REASONS.get(error.errno or 0) or error.strerror or str(error)
