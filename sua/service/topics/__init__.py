"""What can be owed, one module per topic, and the table that sends a row to its module."""

from collections.abc import Mapping

from sua.service.topics import remind, render
from sua.service.topics.tools import Topic

TOPICS: Mapping[str, Topic] = {"render": render.do, "remind": remind.do}
