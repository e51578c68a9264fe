"""What a command takes, fact by fact."""

from typing import Any

from pydantic import Field

from sua.web.api.schemas.base import Out

# Said wherever facts are taken: OpenAPI cannot know them, each procedure has its own.
FACTS_WORDS = """I dati, per nome. Quali e di quale forma lo dice, passaggio per passaggio,
`GET /cases/{case_id}/commands/{command}`, con lo schema JSON di ognuno:

- testi e codici come testo; importi, percentuali e interi come testo (`"1234.50"`), mai come numero con la
  virgola; date `AAAA-MM-GG`; istanti con il fuso; sì/no `true` o `false`;
- atti `{"number": …, "day": …, "protocol": …}`; giudizi `{"answer": …, "reasons": …}`;
- elenchi e tabelle: una lista di righe, ognuna con le colonne per nome; le facoltative vuote si omettono.
  Un dato con `grows` riceve soltanto le righe nuove, che si aggiungono a quelle che ci sono;
- lotti: `[{"lot": "1", "subject": …, "base_amount": …, "labour_cost": …, "safety_costs": …, "cpv": …,
  "nuts": …, "cig": …, "cup": …}, …]`, almeno due, gli ultimi quattro facoltativi."""


class ColumnOut(Out):
    """A column of a table."""

    id: str
    label: str
    type: str
    optional: bool
    options: dict[str, str]


class FieldOut(Out):
    """A fact that a command takes; ``value`` is what the case holds now, if the caller may see it."""

    name: str
    label: str
    type: str
    required: bool
    help: str
    options: dict[str, str]
    columns: list[ColumnOut]
    grows: bool = Field(description="Le righe date si aggiungono a quelle che ci sono.")
    question: str = Field(description="Di un giudizio: la domanda a cui risponde.")
    source: str = Field(description="Di un giudizio: l'articolo che lo chiede.")
    rests_on: list[str] = Field(
        description="I dati su cui si fonda: se uno cambia, va dato di nuovo."
    )
    shape: dict[str, Any] = Field(description="Lo schema JSON (2020-12) del valore.")
    value: Any = None


class FormOut(Out):
    """A command of the state: what it takes, in order."""

    command: str
    label: str
    source: str
    fields: list[FieldOut]
