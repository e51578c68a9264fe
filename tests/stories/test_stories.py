"""Every story of this folder goes as it is told, to its last line."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from sua.corpus.rulebooks import load_corpus
from sua.service.dossier import load_dossier
from sua.service.installation import rehearse
from tests.support import RUN

STORIES = sorted(Path(__file__).parent.glob("*.story"))
NOW = datetime(2030, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.stem)
def test_a_story_goes_as_told(path: Path) -> None:
    dossier = load_dossier(path)
    assert len(list(rehearse(load_corpus(), dossier, NOW, RUN))) == len(dossier.story.lines)
