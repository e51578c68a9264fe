"""A small procedure with lots and a contract born from a lot, told as stories: nothing of the law.

It lives beside the real procedures, in a corpus of its own, so that its rule books are stored and
read back like any other.
"""

import tomllib
from dataclasses import replace
from datetime import date
from functools import cache

from sua.corpus.fact_register import parse_facts
from sua.corpus.lifecycle_proof import prove_lifecycle
from sua.corpus.lifecycles import read_lifecycle
from sua.corpus.registers import parse_guards
from sua.corpus.rulebooks import Corpus, load_corpus
from sua.engine.rulebook import RuleBook

DAY = date(2026, 1, 12)
FACTS = """
[[fact]]
id    = "lots"
label = "Lotti"
type  = "lots"

[[fact]]
id       = "suspensions"
label    = "Sospensioni"
type     = "table"
grows    = true
  [[fact.column]]
  id    = "cause"
  label = "Causa"
  type  = "text"
  [[fact.column]]
  id    = "first"
  label = "Dal"
  type  = "instant"
  [[fact.column]]
  id       = "last"
  label    = "Al"
  type     = "instant"
  optional = true
  [[fact.column]]
  id    = "evidence"
  label = "Prova"
  type  = "text"

[[fact]]
id       = "test_notes"
label    = "Note di prova"
type     = "table"
grows    = true
personal = true
  [[fact.column]]
  id    = "text"
  label = "Nota"
  type  = "text"

[[fact]]
id       = "test_fits"
label    = "Il prezzo conviene"
type     = "judgement"
question = "Il prezzo conviene?"
source   = "dlgs-36-2023 art. 17"
rests_on = ["base_amount", "test_score"]

[[fact]]
id       = "test_score"
label    = "Punteggio di prova"
type     = "integer"
reserved = "bids"

[[fact]]
id    = "test_until"
label = "Termine di prova"
type  = "date"
"""
PROCEDURE = """
code          = "test_lots"
kind          = "procedure"
label         = "Procedura di prova con lotti"
in_force_from = 2024-01-01
source        = "dlgs-36-2023 art. 58"
initial       = "draft"
flows         = ["test_lots"]

[opening]
label    = "Aprire la prova"
actors   = ["officer"]
source   = "dlgs-36-2023 art. 58"
optional = ["subject", "base_amount"]

[[state]]
id    = "draft"
label = "In preparazione"
phase = "progettazione"

[[state]]
id      = "admitted"
label   = "Ammessi"
phase   = "affidamento"
per_lot = true
sealed  = ["bids"]

[[state]]
id      = "ranked"
label   = "Graduatoria"
phase   = "affidamento"
per_lot = true

[[state]]
id      = "awarded"
label   = "Aggiudicato"
phase   = "affidamento"
per_lot = true

[[state]]
id      = "signed"
label   = "Contratto stipulato"
phase   = "esecuzione"
per_lot = true
final   = true

[[state]]
id    = "revoked"
label = "Revocata"
phase = "affidamento"
final = true

[[transition]]
command  = "set_up"
label    = "Impostare"
from     = ["draft"]
actors   = ["officer"]
source   = "dlgs-36-2023 art. 58"
optional = ["lots", "base_amount", "test_until", "test_fits"]

[[transition]]
command  = "admit"
label    = "Ammettere"
from     = ["draft"]
to       = "admitted"
actors   = ["officer"]
source   = "dlgs-36-2023 art. 58"
optional = ["lot_bids"]

[[transition]]
command  = "rank"
label    = "Formare la graduatoria"
from     = ["admitted", "ranked"]
to       = "ranked"
actors   = ["officer"]
source   = "dlgs-36-2023 art. 58"
captures = ["test_score"]
optional = ["test_fits"]

[[transition]]
command  = "award"
label    = "Aggiudicare"
from     = ["ranked"]
to       = "awarded"
actors   = ["director", "buyer"]
source   = "dlgs-36-2023 art. 17"
duty     = "award"

  [[transition.require]]
  fact   = "test_fits"
  source = "dlgs-36-2023 art. 17"
  remedy = "Valutare il prezzo."

[[transition]]
command  = "sign"
label    = "Stipulare"
from     = ["awarded"]
to       = "signed"
actors   = ["officer"]
source   = "dlgs-36-2023 art. 18"

[[transition]]
command  = "revoke"
label    = "Revocare"
from     = ["draft", "admitted", "ranked", "awarded"]
to       = "revoked"
actors   = ["director"]
source   = "l-241-1990 art. 21-quinquies"
captures = ["reasons"]
all_lots = true
during_suspension = true

[[transition]]
command  = "note"
label    = "Annotare"
from     = ["draft", "admitted", "ranked", "awarded"]
actors   = ["officer"]
source   = "l-241-1990 art. 1"
captures = ["test_notes"]
all_lots = true

[[transition]]
command  = "suspend"
label    = "Registrare una sospensione"
from     = ["draft", "admitted", "ranked", "awarded"]
actors   = ["officer"]
source   = "dlgs-36-2023 art. 17 c. 10"
captures = ["suspensions"]
all_lots = true
during_suspension = true

[[deadline]]
id     = "whole"
label  = "Termine comune"
owner  = ["officer"]
starts = "set_up"
anchor = "test_until"
stops  = ["admit"]
source = "dlgs-36-2023 art. 58"
expiry = "Nulla."

[[deadline]]
id     = "per_lot"
label  = "Termine del lotto"
owner  = ["director"]
starts = "set_up"
anchor = "test_until"
stops  = ["award"]
source = "dlgs-36-2023 art. 58"
expiry = "Nulla."
"""
FLOW = """
name          = "test_lots"
label         = "Lotti di prova"
in_force_from = 2024-01-01
source        = "dlgs-36-2023 art. 58"

[lots]
running = "lots_running"
ended   = "lots_ended"

[[state]]
id    = "lots_running"
label = "I lotti procedono ciascuno per sé"
phase = "affidamento"

[[state]]
id    = "lots_ended"
label = "Ogni lotto è giunto alla fine"
phase = "affidamento"
final = true
"""
CONTRACT = """
code          = "test_contract"
kind          = "contract"
label         = "Contratto di prova"
in_force_from = 2024-01-01
source        = "dlgs-36-2023 art. 18"
initial       = "running"
parents       = ["test_lots"]
parent_states = ["signed"]
inherits      = ["subject", "base_amount"]

[opening]
label  = "Aprire il contratto"
actors = ["officer"]
source = "dlgs-36-2023 art. 18"

[[state]]
id    = "running"
label = "In corso"
phase = "esecuzione"

[[state]]
id    = "over"
label = "Concluso"
phase = "esecuzione"
final = true

[[transition]]
command = "close"
label   = "Concludere"
from    = ["running"]
to      = "over"
actors  = ["officer"]
source  = "dlgs-36-2023 art. 18"
"""
SPLIT = """case test_lots@2026-01-12T09:00 as=gara actor=officer/due subject="Scuole" base_amount=300000.00
2026-01-12T10:00 officer/due set_up test_until=2026-03-02 \
lots=[{"lot":"1","subject":"Scuola A","base_amount":"100000.00","labour_cost":"40000.00",\
"safety_costs":"1000.00"},{"lot":"2","subject":"Scuola B","base_amount":"600000.00",\
"labour_cost":"80000.00","safety_costs":"2000.00"}]
2026-01-13 officer/due admit lot_bids=[{"lot":"1","bids_received":3},{"lot":"2","bids_received":5}] \
= lots_running
"""


@cache
def lots_corpus() -> Corpus:
    """The real corpus with the procedure, the contract and their facts beside."""
    corpus = load_corpus()
    known = corpus.rulebook("request", DAY).facts
    added = [row for row in tomllib.loads(FACTS)["fact"] if row["id"] not in known]
    blocks = ["[[fact]]" + block for block in FACTS.split("[[fact]]")[1:]]
    kept = [b for b in blocks if tomllib.loads(b)["fact"][0]["id"] in {r["id"] for r in added}]
    registers = {**corpus.registers, "facts/zz_test.toml": "\n".join(kept).encode()}
    files = {
        "test_lots": {"lifecycle.toml": PROCEDURE.encode(), "flows/test_lots.toml": FLOW.encode()},
        "test_contract": {"lifecycle.toml": CONTRACT.encode()},
    }
    facts = parse_facts({n: b for n, b in registers.items() if n.startswith("facts/")})
    guards = parse_guards(registers["guards.toml"], "guards.toml")
    lifecycles = dict(corpus.lifecycles)
    for code, parts in files.items():
        lifecycle, where = read_lifecycle(parts, facts, guards)
        prove_lifecycle(lifecycle, where)
        lifecycles[code] = {lifecycle.in_force_from: (lifecycle, parts)}
    return replace(corpus, registers=registers, lifecycles=lifecycles, _books={})


def book(code: str = "test_lots") -> RuleBook:
    """The rule book of the procedure."""
    return lots_corpus().rulebook(code, DAY)
