"""Small lifecycles for the tests of the loader: a flow of preparation, one of lots, a procedure."""

from collections.abc import Mapping

from sua.corpus.lifecycle_proof import prove_lifecycle
from sua.corpus.lifecycles import read_lifecycle
from sua.corpus.registers import parse_guards
from sua.corpus.root import root
from sua.corpus.rulebooks import load_corpus
from sua.domain.facts import FactDefinition, FactType
from sua.engine.lifecycle import Lifecycle

CORPUS = load_corpus()
GUARDS = parse_guards((root() / "workflows" / "guards.toml").read_bytes(), "guards.toml")
_TYPES = {
    "amount": FactType.EURO,
    "due": FactType.INSTANT,
    "call_act": FactType.ACT,
    "award_act": FactType.ACT,
    "by": FactType.PERSON,
    "text": FactType.TEXT,
    "other": FactType.TEXT,
}
FACTS: Mapping[str, FactDefinition] = {
    **{name: FactDefinition(id=name, label=name, type=t, options={}) for name, t in _TYPES.items()},
    "criterion": FactDefinition(
        id="criterion",
        label="Criterio",
        type=FactType.CHOICE,
        options={"price": "Prezzo", "price_quality": "Qualità e prezzo"},
    ),
}

HEAD = """
code = "small"
kind = "procedure"
label = "Prova"
in_force_from = 2024-01-01
source = "dlgs-36-2023 art. 71"
initial = "preparation"
"""
OPENING = """
[opening]
label = "Aprire"
actors = ["officer"]
source = "dlgs-36-2023 art. 17"
optional = ["text"]
"""
PREPARATION = """
name = "preparation"
label = "Preparazione"
in_force_from = 2024-01-01
source = "dlgs-36-2023 art. 17"

[[state]]
id = "preparation"
label = "Istruttoria"
phase = "progettazione"

[[state]]
id = "published"
label = "Pubblicata"
phase = "pubblicazione"
ocds = "tender/active"
eforms = "16"

[[transition]]
command = "set_up"
label = "Impostare"
from = ["*", "-@awarding"]
actors = ["officer"]
source = "dlgs-36-2023 art. 17"
optional = ["amount", "criterion"]

[[transition]]
command = "publish"
label = "Pubblicare"
from = ["preparation"]
to = "published"
actors = ["officer"]
source = "dlgs-36-2023 art. 27"
captures = ["call_act"]
optional = ["due"]
act = "call_act"
marks = ["call_published"]
guards = ["separate_rups"]

  [[transition.notice]]
  label = "Bando"
  to = "chiunque"
  source = "dlgs-36-2023 art. 27"
  within = "award.notice"

[[deadline]]
id = "conclusion"
label = "Conclusione"
starts = "publish"
stops = ["award"]
owner = ["director"]
parameter = "max_duration.open.{criterion}"
unit = "months"
source = "dlgs-36-2023 art. 17 c. 3"
expiry = "Silenzio inadempimento."
"""
LOTS = """
name = "lots"
label = "Lotti"
in_force_from = 2024-06-01
source = "dlgs-36-2023 art. 58"

[lots]
running = "lots_running"
ended = "lots_ended"

[[state]]
id = "lots_running"
label = "Lotti in corso"
phase = "affidamento"

[[state]]
id = "lots_ended"
label = "Lotti conclusi"
phase = "affidamento"
final = true
"""
OWN = """
[groups]
awarding = ["ranked"]

[[state]]
id = "ranked"
label = "Graduatoria"
phase = "affidamento"
per_lot = true

[[state]]
id = "awarded"
label = "Aggiudicata"
phase = "affidamento"
final = true

[[state]]
id = "revoked"
label = "Revocata"
phase = "affidamento"
final = true

[[transition]]
command = "rank"
label = "Formare la graduatoria"
from = ["published"]
to = "ranked"
actors = ["board"]
source = "dlgs-36-2023 art. 108"

[[transition]]
command = "award"
label = "Aggiudicare"
from = ["@awarding"]
to = "awarded"
actors = ["director"]
source = "dlgs-36-2023 art. 17"
captures = ["award_act"]
act = "award_act"
marks = ["awarded"]

  [[transition.require]]
  fact = "amount"
  source = "dlgs-36-2023 art. 14"
  remedy = "Indicare l'importo."

[[transition]]
command = "revoke"
label = "Revocare"
from = ["*"]
to = "revoked"
all_lots = true
actors = ["director"]
source = "l-241-1990 art. 21-quinquies"
"""
EXTEND = """
[[extend]]
command = "publish"
"""


def small(
    own: str = OWN,
    head: str = HEAD,
    flows: Mapping[str, str] | None = None,
    listed: str = '["preparation", "lots"]',
) -> Lifecycle:
    """The small procedure, proven, made of those texts."""
    texts = {"preparation": PREPARATION, "lots": LOTS} if flows is None else flows
    files = {"lifecycle.toml": f"{head}flows = {listed}\n{OPENING}{own}".encode()}
    files |= {f"flows/{name}.toml": text.encode() for name, text in texts.items()}
    places = {name: f"workflows/{name}" for name in files}
    lifecycle, where = read_lifecycle(files, FACTS, GUARDS, places)
    prove_lifecycle(lifecycle, where)
    return lifecycle
