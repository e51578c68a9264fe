"""The data files with a request that also takes tables and lots, whatever procedures use them."""

import shutil
from pathlib import Path

from sua.corpus.root import root

FACTS = """
[[fact]]
id    = "trial_visits"
label = "Sopralluoghi di prova"
type  = "table"
grows = true
help  = "Una riga per ogni visita."

  [[fact.column]]
  id    = "day"
  label = "Giorno"
  type  = "date"

  [[fact.column]]
  id    = "operator"
  label = "Operatore"
  type  = "operator"

  [[fact.column]]
  id    = "present"
  label = "Chi era presente"
  type  = "person"

  [[fact.column]]
  id      = "outcome"
  label   = "Esito"
  type    = "choice"
  options = { done = "svolto", put_off = "rinviato" }

  [[fact.column]]
  id    = "cost"
  label = "Spesa"
  type  = "euro"

  [[fact.column]]
  id       = "note"
  label    = "Nota"
  type     = "text"
  optional = true

[[fact]]
id       = "trial_weights"
label    = "Pesi di prova"
type     = "table"
personal = true

  [[fact.column]]
  id    = "criterion"
  label = "Criterio"
  type  = "text"

  [[fact.column]]
  id    = "points"
  label = "Punti"
  type  = "integer"

  [[fact.column]]
  id       = "table_driven"
  label    = "Tabellare"
  type     = "boolean"
  optional = true

[[fact]]
id    = "trial_lots"
label = "Lotti di prova"
type  = "lots"
"""
NAMES = ("trial_visits", "trial_weights", "trial_lots")


def trial_data(folder: Path) -> Path:
    """A root of data files, under ``folder``, whose request takes the facts of the trial."""
    made = folder / "trial"
    shutil.copytree(root() / "workflows", made / "workflows")
    (made / "documents").symlink_to(root() / "documents")
    (made / "workflows" / "facts" / "trial.toml").write_text(FACTS, encoding="utf-8")
    for path in (made / "workflows" / "procedures" / "request").glob("*.toml"):
        before = path.read_text(encoding="utf-8")
        added = ", ".join(f'"{name}"' for name in NAMES)
        given = '"collective_agreement", "documents",'
        after = before.replace(given, f"{given} {added},")
        assert after != before
        path.write_text(after, encoding="utf-8")
    return made
