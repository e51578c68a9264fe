"""The refusals of every story, word for word: what people read changes only when somebody means it.

``python -m tests.stories.test_refusals`` writes ``refusals.txt`` anew: read the difference.
"""

from pathlib import Path

from tests.stories.telling import Teller, places, refusals, tell

GOLDEN = Path(__file__).with_name("refusals.txt")


def every_refusal(told: Teller) -> list[str]:
    lines = (line for place in places() for line in refusals(told(place)))
    return list(dict.fromkeys(line.partition(", ")[2] for line in lines))


def test_every_refusal_reads_as_agreed(told: Teller) -> None:
    assert every_refusal(told) == GOLDEN.read_text().splitlines()


if __name__ == "__main__":
    GOLDEN.write_text("\n".join(every_refusal(tell)) + "\n")
