"""Names of files: what people see of a document, cleaned of what deceives.

A name shows what a file is. A path, a control character, a mark that turns the direction of the text
(what ends in ``.exe`` then reads as if it ended in ``.pdf``) or ten thousand letters are no name.
"""

import unicodedata
from pathlib import PurePosixPath

LONGEST_NAME = 200
# Cc: controls; Cf: invisible marks, those of direction among them; Cs, Co, Cn: no characters.
_DECEIVING = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def file_name_problem(name: str) -> str:
    """What is wrong with a name, as the end of an Italian sentence; empty if nothing is.

    >>> file_name_problem("Progetto esecutivo.pdf")
    ''
    >>> file_name_problem("../passwd")
    'contiene una barra: indicare il nome del file, senza cartelle'
    """
    if len(name) > LONGEST_NAME:
        return f"supera i {LONGEST_NAME} caratteri: accorciare il nome del file"
    if any(unicodedata.category(c) in _DECEIVING for c in name):
        return "contiene caratteri invisibili o che invertono il testo: rinominare il file"
    if "/" in name or "\\" in name:
        return "contiene una barra: indicare il nome del file, senza cartelle"
    if not name.strip(". "):
        return "non è un nome di file"
    return ""


def clean_name(given: str | None) -> str:
    r"""The name a browser sends, without the folders that some browsers put before it.

    >>> clean_name("C:\\Documenti\\Progetto.pdf"), clean_name("  Relazione   finale.pdf ")
    ('Progetto.pdf', 'Relazione finale.pdf')
    """
    last = (given or "").replace("\\", "/").rsplit("/", 1)[-1]
    return " ".join(unicodedata.normalize("NFC", last).split())


def extension_of(name: str) -> str:
    """The extension, lower case and without its dot.

    >>> extension_of("Progetto.PDF.p7m"), extension_of("senza")
    ('p7m', '')
    """
    return PurePosixPath(name.lower()).suffix.removeprefix(".")
