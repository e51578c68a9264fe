"""Somebody else's judgement: every lifecycle, exported as PNML, is a sound workflow net.

OpenProcess reads the file, builds the graph of its markings and decides: one source and one sink, no
token lost or left behind, every marking able to end, every transition able to fire. Lots are two
tracks beside one another. That it can say no is seen by taking arcs away.
"""

from datetime import date
from xml.etree import ElementTree as ET

import pytest

from sua.corpus.rulebooks import load_corpus
from sua.corpus.workflow_net import pnml, workflow_net
from sua.engine.lifecycle import Lifecycle
from tests.corpus.oracle import faults
from tests.corpus.small import small

CORPUS = load_corpus()
VERSIONS = [
    (code, day) for code, versions in sorted(CORPUS.lifecycles.items()) for day in sorted(versions)
]
SPACE = "{http://www.pnml.org/version-2009/grammar/pnml}"


def net_of(lifecycle: Lifecycle) -> str:
    return pnml(workflow_net(lifecycle))


@pytest.mark.parametrize(("code", "day"), VERSIONS, ids=[f"{c}-{d}" for c, d in VERSIONS])
def test_every_version_of_every_lifecycle_is_a_sound_workflow_net(code: str, day: date) -> None:
    assert faults(net_of(CORPUS.lifecycles[code][day][0])) == []


def test_without_any_one_of_its_arcs_a_net_is_refused() -> None:
    whole = net_of(small())
    assert faults(whole) == []
    arcs = [arc.get("id") for arc in ET.fromstring(whole).iter(f"{SPACE}arc")]  # noqa: S314
    assert len(arcs) == len(set(arcs)) > 40
    for name in arcs:
        tree = ET.fromstring(whole)  # noqa: S314
        page = next(tree.iter(f"{SPACE}page"))
        page.remove(next(arc for arc in page if arc.get("id") == name))
        assert faults(ET.tostring(tree, encoding="unicode")), name


@pytest.mark.parametrize("code", ["open", "framework_agreement"])
def test_a_procedure_whose_lots_do_not_wait_for_one_another_is_refused(code: str) -> None:
    lifecycle = CORPUS.lifecycles[code][max(CORPUS.lifecycles[code])][0]
    net = workflow_net(lifecycle)
    at = next(n for n, t in enumerate(net.transitions) if t.id == "lots_end")
    join = net.transitions[at]
    net.transitions[at] = type(join)(join.id, join.label, join.takes[:1], join.puts)
    assert faults(pnml(net))


def test_the_net_has_one_track_for_the_case_and_one_for_each_of_two_lots() -> None:
    net = workflow_net(small())
    assert [p for p in net.places if "@" in p] == [
        "ranked@1", "awarded@1", "revoked@1", "ended@1", "ranked@2", "awarded@2", "revoked@2", "ended@2",
    ]  # fmt: skip
    split = next(t for t in net.transitions if t.id == "rank.published@")
    assert split.puts == ("ranked@1", "ranked@2", "lots_running")
    assert {"rank.published", "award.ranked", "award.ranked@1", "award.ranked@2"} <= {
        t.id for t in net.transitions
    }
