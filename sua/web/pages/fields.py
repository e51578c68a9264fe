"""What a template needs to draw one fact of a form: its value as typed, its errors, its choices."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sua.domain.errors import InputError
from sua.domain.fact_codec import parse_fact
from sua.domain.fact_tables import columns_of
from sua.domain.facts import Column, FactDefinition, FactType, FactValue
from sua.service.showing import ShownFact
from sua.service.uploading import Deposited
from sua.web.pages.cells import cell_errors, summary
from sua.web.pages.form_data import Form, read_fact, row_numbers, write_fact

_EMPTY_ROWS = 1
PARTS: Mapping[str, str] = {
    "number": "Numero",
    "day": "Data",
    "issuer": "Ente",
    "protocol": "Protocollo",
    "answer": "Risposta",
    "reasons": "Motivazione",
    "name": "Nome",
    "sha256": "Impronta SHA-256",
    "codice_fiscale": "Codice fiscale",
    "discount": "Ribasso",
    "labour_cost": "Costo della manodopera",
    "safety_charges": "Oneri di sicurezza",
    "subject": "Requisito",
    "source": "Fonte",
    "positive": "Esito",
    "note": "Nota",
    "kind": "Voce dell'elenco",
    "signed_on": "Data del documento",
    "expires_on": "Valido fino al",
}
_NAMED = re.compile(r"«([a-z0-9_]+)(?:\[(\d+)\])?(?:\.([a-z0-9_]+))?»")


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One entry of a list to choose from."""

    value: str
    label: str

    @property
    def pair(self) -> tuple[str, str]:
        """Value and label together, as a list of options wants them."""
        return self.value, self.label


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A fact in a form.

    Attributes:
        form: every field of the form; :meth:`text` reads the parts of this one.
        required: the command must carry it.
        choices: people, or operators, that may be chosen; empty where one types.
        errors: Italian sentences about what was typed.
        more_rows: empty rows to add to a list.
        own_act: the act is adopted by whoever gives the command, not by another body.
        held: of a list that only grows, the rows already there.
        cells: what is wrong with the cells of a table, by row and column (``2.day``).
        deposited: of documents, those deposited in the case, by hash.
        people: persons who may be named in a column.
    """

    definition: FactDefinition
    form: Form
    required: bool = False
    choices: tuple[Choice, ...] = ()
    errors: tuple[str, ...] = ()
    more_rows: int = 0
    own_act: bool = True
    held: ShownFact | None = None
    cells: Mapping[str, str] = field(default_factory=dict)
    people: tuple[Choice, ...] = ()
    deposited: Mapping[str, Deposited] = field(default_factory=dict)

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns of a table or of lots."""
        return columns_of(self.definition)

    def options(self, column: Column) -> list[tuple[str, str]]:
        """What a cell may be chosen among: value and label; empty where one types."""
        if column.type is FactType.PERSON:
            return [choice.pair for choice in self.people]
        if column.type is FactType.BOOLEAN:
            return [("true", "sì"), ("false", "no")]
        return list(column.options.items())

    @property
    def id(self) -> str:
        """The fact's id, which is the field's name too."""
        return self.definition.id

    @property
    def kind(self) -> str:
        """The fact's type, which is the name of its widget."""
        return self.definition.type.value

    def text(self, part: str = "") -> str:
        """What was typed, or what the case holds."""
        values = self.form.get(self.id + part, ())
        return values[0] if values else ""

    def texts(self) -> Sequence[str]:
        """All the values given for a list of persons."""
        return self.form.get(self.id, ())

    def rows(self) -> list[int]:
        """Numbers of the rows to draw: those given, those asked for, one at least."""
        given = row_numbers(self.id, self.form)
        after = given[-1] if given else 0
        more = self.more_rows if given else max(self.more_rows, _EMPTY_ROWS)
        return [*given, *range(after + 1, after + 1 + more)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """What a form gives: the facts that can be read, and what is wrong with the others.

    ``cells`` says it cell by cell for tables and lots: fact → row and column → sentence.
    """

    facts: Mapping[str, Any]
    errors: Mapping[str, str]
    cells: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def typed(definitions: Sequence[FactDefinition], form: Form) -> Typed:
    """Read a form fact by fact, so that one mistake does not hide the rest."""
    facts: dict[str, Any] = {}
    errors: dict[str, str] = {}
    cells: dict[str, Mapping[str, str]] = {}
    for definition in definitions:
        raw = read_fact(definition, form)
        if raw is None:
            continue
        if wrong := cell_errors(definition, form):
            cells[definition.id] = wrong
            errors[definition.id] = summary(definition, wrong)
            continue
        try:
            parse_fact(definition, raw)
        except InputError as error:
            errors[definition.id] = worded(definition, error.message)
        else:
            facts[definition.id] = raw
    return Typed(facts=facts, errors=errors, cells=cells)


def worded(definition: FactDefinition, message: str) -> str:
    """The codec's sentence with Italian names in the place of ids."""

    def named(found: re.Match[str]) -> str:
        fact, row, part = found.groups()
        if fact == definition.id:
            words = [definition.label, f"riga {row}" if row else "", PARTS.get(part, part or "")]
            return f"«{', '.join(word for word in words if word)}»"
        return f"«{PARTS[fact]}»" if fact in PARTS and not row and not part else found[0]

    return _NAMED.sub(named, message)


def filled(
    definitions: Sequence[FactDefinition], facts: Mapping[str, FactValue]
) -> dict[str, list[str]]:
    """The form that shows those facts of a case which it may change."""
    form: dict[str, list[str]] = {}
    for definition in definitions:
        if (value := facts.get(definition.id)) is not None:
            form |= write_fact(definition, value)
    return form
