"""``workflows/readings.toml``: the contested points, read strictly."""

from sua.corpus.toml import Table, must_be_known, read_toml
from sua.domain.errors import CorpusError
from sua.domain.readings import ReadingOption, ReadingPoint, ReadingSet
from sua.law.dated import Confidence


def parse_readings(data: bytes, place: str) -> ReadingSet:
    """Every contested point; errors as the other loaders."""
    table = Table(place, read_toml(data, place))
    points: dict[str, ReadingPoint] = {}
    for row in table.tables("reading"):
        options = {}
        for name, values in row.get("options", dict).items():
            option = Table(f"{row.place}, «{name}»", values)
            options[name] = ReadingOption(label=option.text("label"), source=option.text("source"))
            option.done()
        point = ReadingPoint(
            id=row.text("id"),
            label=row.text("label"),
            default=row.text("default", None),
            options=options,
            confidence=row.text("confidence"),
        )
        row.done()
        must_be_known(
            point.confidence, [c.value for c in Confidence], place=row.place, what="grado"
        )
        if point.default is not None:
            must_be_known(point.default, options, place=row.place, what="lettura")
        if point.id in points:
            raise CorpusError(place=row.place, problem="identificativo ripetuto")
        points[point.id] = point
    table.done()
    return ReadingSet(points)
