"""``sua workflows check``: everything the loaders prove, plus what only the whole can show."""

from datetime import date
from pathlib import Path

from sua.corpus.in_force import check_in_force
from sua.corpus.lifecycles import dated_files
from sua.corpus.obligation_proof import unknown_exceptions
from sua.corpus.reminders import without_plan
from sua.corpus.rulebooks import Corpus, load_corpus
from sua.domain.errors import SuaError
from sua.engine.guards import GUARDS
from sua.law.sources import unknown_sources


def check_corpus(root: Path, today: date) -> list[str]:
    """Italian problems, none when all is well: a fault that stops the loader comes alone."""
    try:
        corpus = load_corpus(root)
    except SuaError as error:
        return [str(error)]
    unreminded = without_plan(corpus.reminders, corpus.lifecycles)
    return [
        *_citations(corpus),
        *unreminded,
        *_unlisted(corpus),
        *_unbound(corpus),
        *unknown_exceptions(corpus.obligations, corpus.lifecycles),
        *check_in_force(root, today),
    ]


def _unlisted(corpus: Corpus) -> list[str]:
    """Flows no procedure lists: nobody has proven them."""
    listed = {
        name for v in corpus.lifecycles.values() for found, _ in v.values() for name in found.flows
    }
    return [
        f"workflows/flows/{name}: nessuna procedura elenca questo flusso in «flows»"
        for name in dated_files(corpus.root, "flows")
        if name not in listed
    ]


def _unbound(corpus: Corpus) -> list[str]:
    """Conditions no step of any procedure carries: nobody is ever stopped by them."""
    versions = [found for v in corpus.lifecycles.values() for found, _ in v.values()]
    bound = {g for found in versions for t in (found.opening, *found.transitions) for g in t.guards}
    return [
        f"workflows/guards.toml: nessun passo di alcuna procedura ha la condizione «{name}»"
        for name in sorted(GUARDS.keys() - bound)
    ]


def _citations(corpus: Corpus) -> list[str]:
    """Every source named by a lifecycle, a guard or an act is in ``sources.toml``."""
    cited: dict[str, str] = {}
    for code, versions in corpus.lifecycles.items():
        for day, (lifecycle, _) in versions.items():
            place = f"workflows/procedures/{code}/{day}.toml"
            found = [lifecycle.source, lifecycle.opening.source]
            found += [t.source for t in lifecycle.transitions]
            found += [r.source for t in lifecycle.transitions for r in t.requires]
            found += [n.source for t in lifecycle.transitions for n in t.notices]
            found += [d.source for d in lifecycle.deadlines]
            cited |= dict.fromkeys(found, place)
    for slug, templates in corpus.documents.versions.items():
        for template in templates.values():
            cited |= dict.fromkeys(template.sources, f"documents/{slug}/meta.toml")
    for obligation in corpus.obligations.owed:
        cited[obligation.article] = obligation.place
    for point in corpus.readings.points.values():
        cited |= {option.source: "workflows/readings.toml" for option in point.options.values()}
    day = max(d for versions in corpus.lifecycles.values() for d in versions)
    for code in corpus.lifecycles:
        for guard in corpus.rulebook(code, day).guards.values():
            cited[guard.source] = "workflows/guards.toml"
    return [
        f"{place}: fonte sconosciuta in «{citation}»: {', '.join(missing)}"
        for citation, place in sorted(cited.items())
        if (missing := unknown_sources(citation, corpus.sources))
    ]
