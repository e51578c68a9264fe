"""A corrected lifecycle for one running case: read, proven, and made into the rule book it would obey.

The file is a version of the corpus or one that passes every proof a version passes. What is not
corrected stays: a case whose law is fixed keeps its values, readings, calendars and acts.
"""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from sua.corpus.fact_register import facts_in, parse_facts
from sua.corpus.lifecycle_proof import prove_lifecycle
from sua.corpus.lifecycles import OWN, read_lifecycle
from sua.corpus.parameter_use import parameters_read, prove_known
from sua.corpus.registers import parse_guards
from sua.corpus.rulebooks import Corpus, lifecycle_files
from sua.corpus.toml import must_be_known, read_toml
from sua.domain.errors import InputError
from sua.domain.reasons import reason
from sua.engine.lifecycle import Lifecycle
from sua.engine.rulebook import RuleBook
from sua.law.parameters import LawAt

_KEPT = ("calendars.toml", "readings.toml", "checklist.toml")


def corrected(corpus: Corpus, book: RuleBook, path: Path, day: date, *, fixed: bool) -> RuleBook:
    """The rule book ``book`` would become with the file at ``path``: a procedure's, or a flow's.

    Args:
        corpus: the data files.
        book: the rule book the case obeys now.
        path: the corrected file.
        day: day of the law that rules the case.
        fixed: the law of the case is fixed (pinned): only its lifecycle changes.

    Raises:
        InputError: the file cannot be read, or is neither a procedure nor a flow.
        CorpusError: it does not pass a proof; the message has the place and the mend.
    """
    parts = _parts(corpus, book, path)
    place = {name: str(path) for name, data in parts.items() if data not in book.files.values()}
    facts = parse_facts(facts_in(corpus.registers))
    guards = parse_guards(corpus.registers["guards.toml"], "workflows/guards.toml")
    lifecycle, where = read_lifecycle(parts, facts, guards, place)
    prove_lifecycle(lifecycle, where)
    prove_known(corpus.law, lifecycle, str(path))
    if not fixed:
        return corpus.made_of(parts, day)
    files = {**corpus.registers, **parts, "law.json": _law(corpus, book, lifecycle)}
    files |= {name: book.files[name] for name in _KEPT if name in book.files}
    for slug in sorted({t.document for t in lifecycle.transitions if t.document}):
        prefix = f"documents/{slug}/"
        kept = {name: data for name, data in book.files.items() if name.startswith(prefix)}
        template = corpus.documents.at(slug, day)
        files |= kept or {f"{prefix}{n}": body for n, body in template.files().items()}
    return corpus.from_files(files, book.day)


def _parts(corpus: Corpus, book: RuleBook, path: Path) -> Mapping[str, bytes]:
    """The files of the corrected lifecycle."""
    for day, (_, parts) in corpus.lifecycles.get(book.lifecycle.code, {}).items():
        own = corpus.root / "workflows" / "procedures" / book.lifecycle.code / f"{day}.toml"
        if own.exists() and path.resolve() == own.resolve():
            return parts
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(f"Non si può leggere «{path}»: {reason(error)}.", field="to") from error
    table = read_toml(data, str(path))
    held = lifecycle_files(book)
    if "code" in table:
        flows = {}
        for name in table.get("flows", ()):
            flows[f"flows/{name}.toml"] = _flow(corpus, held, str(name), str(path))
        return {OWN: data, **flows}
    if "name" in table:
        name = f"flows/{table['name']}.toml"
        listed = [n.removeprefix("flows/").removesuffix(".toml") for n in held if n != OWN]
        must_be_known(
            str(table["name"]), listed, place=str(path), what="flusso di questa procedura"
        )
        return {**held, name: data}
    raise InputError(
        f"«{path}» non è il file di una procedura («code») né di un flusso («name»).", field="to"
    )


def _flow(corpus: Corpus, held: Mapping[str, bytes], name: str, place: str) -> bytes:
    """A flow as the case has it already, else in its latest version."""
    file = f"flows/{name}.toml"
    if file in held:
        return held[file]
    known = {
        flow: (day, parts[flow])
        for versions in corpus.lifecycles.values()
        for day, (_, parts) in sorted(versions.items())
        for flow in parts
        if flow != OWN
    }
    names = [flow.removeprefix("flows/").removesuffix(".toml") for flow in known]
    must_be_known(name, names, place=place, what="flusso")
    return known[file][1]


def _law(corpus: Corpus, book: RuleBook, lifecycle: Lifecycle) -> bytes:
    """The values fixed with the case, and those that only the corrected lifecycle reads."""
    old, new = book.law, corpus.law.at(book.day)
    both = LawAt(
        day=book.day,
        values={
            **{n: v for n, v in new.values.items() if n not in old.absent},
            **old.values,
        },
        absent={
            **{n: v for n, v in new.absent.items() if n not in old.values},
            **old.absent,
        },
    )
    return both.slice(parameters_read(lifecycle))
