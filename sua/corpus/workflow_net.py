"""A lifecycle as a workflow net, for tools that are not ours to judge it: PNML (ISO/IEC 15909-2).

A place is a state, a token in it the case; a transition is a command from one of its states. The net
has one source, left by the opening, and one sink, entered from every final state. Where there are
lots, from the first state of a lot on the net has the track of a case without lots and, beside it, the
tracks of two lots: they are enough, for lots never look at one another. Until both have ended, the
case waits in its own state.
"""

from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

from sua.engine.lifecycle import Lifecycle, LotStates

SOURCE, SINK = "source", "sink"
_LOTS = ("1", "2")
_PTNET = "http://www.pnml.org/version-2009/grammar/ptnet"
_PNML = "http://www.pnml.org/version-2009/grammar/pnml"


@dataclass(frozen=True, slots=True)
class NetTransition:
    """A transition of the net: places it takes a token from, places it puts one in."""

    id: str
    label: str
    takes: tuple[str, ...]
    puts: tuple[str, ...]


@dataclass(slots=True)
class Net:
    """A Petri net with one token in its source: id of a place → its label, and the transitions."""

    id: str
    label: str
    places: dict[str, str] = field(default_factory=dict)
    transitions: list[NetTransition] = field(default_factory=list)

    def add(self, name: str, label: str, takes: list[str], puts: list[str]) -> None:
        """Add a transition."""
        self.transitions.append(NetTransition(name, label, tuple(takes), tuple(puts)))


def workflow_net(lifecycle: Lifecycle) -> Net:
    """The net of a lifecycle."""
    net = Net(lifecycle.code, lifecycle.label, {SOURCE: "Inizio"})
    lots = lifecycle.lots
    waiting = {lots.running, lots.ended} if lots else set()
    for state in lifecycle.states:
        if state.id not in waiting:
            net.places[state.id] = state.label
    opening = lifecycle.opening
    net.add(opening.command, opening.label, [SOURCE], [lifecycle.initial])
    for move in lifecycle.transitions:
        for source in move.sources:
            net.add(f"{move.command}.{source}", move.label, [source], [move.leads_to(source)])
    if lots:
        _with_lots(lifecycle, lots, net)
    for state in lifecycle.states:
        if state.final and state.id not in waiting:
            net.add(f"end.{state.id}", state.label, [state.id], [SINK])
    net.places[SINK] = "Fine"
    return net


def _with_lots(lifecycle: Lifecycle, lots: LotStates, net: Net) -> None:
    """The tracks of the lots, beside the one of a case that has none."""
    reached = _moves_of_lots(lifecycle, lots, net)
    for lot in _LOTS:
        for state in lifecycle.states:
            if state.per_lot or state.id in reached:
                net.places[f"{state.id}@{lot}"] = f"{state.label}, lotto {lot}"
        net.places[f"ended@{lot}"] = f"Lotto {lot} concluso"
        for name in reached:
            state = lifecycle.state(name)
            net.add(f"end.{name}@{lot}", state.label, [f"{name}@{lot}"], [f"ended@{lot}"])
    for name in (lots.running, lots.ended):
        net.places[name] = lifecycle.state(name).label
    ended, label = [f"ended@{lot}" for lot in _LOTS], net.places[lots.ended]
    net.add("lots_end", label, [*ended, lots.running], [lots.ended])
    net.add(f"end.{lots.ended}", label, [lots.ended], [SINK])


def _moves_of_lots(lifecycle: Lifecycle, lots: LotStates, net: Net) -> list[str]:
    """Add the split and the commands each lot is given; the ends a lot may come to."""
    ends: dict[str, None] = {}
    for move in lifecycle.transitions:
        for source in move.sources:
            to = lifecycle.state(move.leads_to(source))
            if lifecycle.state(source).per_lot:
                for lot in _LOTS:
                    name = f"{move.command}.{source}@{lot}"
                    net.add(name, move.label, [f"{source}@{lot}"], [f"{to.id}@{lot}"])
                if to.final:
                    ends[to.id] = None
            elif to.per_lot:
                tracks = [f"{to.id}@{lot}" for lot in _LOTS]
                name = f"{move.command}.{source}@"
                net.add(name, move.label, [source], [*tracks, lots.running])
    return list(ends)


def pnml(net: Net) -> str:
    """The net as PNML, one page, one token in the source."""
    root = ET.Element("pnml", xmlns=_PNML)
    whole = ET.SubElement(root, "net", id=net.id, type=_PTNET)
    _named(whole, net.label)
    page = ET.SubElement(whole, "page", id="page")
    for name, label in net.places.items():
        place = _named(ET.SubElement(page, "place", id=name), label)
        if name == SOURCE:
            marking = ET.SubElement(place, "initialMarking")
            ET.SubElement(marking, "text").text = "1"
    for transition in net.transitions:
        node = ET.SubElement(page, "transition", id=f"t.{transition.id}")
        _named(node, transition.label)
    for transition in net.transitions:
        name = f"t.{transition.id}"
        for place_id in transition.takes:
            _arc(page, place_id, name)
        for place_id in transition.puts:
            _arc(page, name, place_id)
    ET.indent(root)
    return ET.tostring(root, encoding="unicode", xml_declaration=True) + "\n"


def _named(element: ET.Element, label: str) -> ET.Element:
    ET.SubElement(ET.SubElement(element, "name"), "text").text = label
    return element


def _arc(page: ET.Element, source: str, target: str) -> None:
    ET.SubElement(page, "arc", id=f"{source}>{target}", source=source, target=target)
