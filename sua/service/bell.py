"""The queue's port: a bell. What is owed stands in the database; ringing only makes somebody look.

The one thing the service knows of queues. Whoever listens (:mod:`sua.jobs`) may miss any ring and
loses nothing: it looks by itself every few seconds.
"""

from typing import Protocol


class Bell(Protocol):
    """Rung after a commit that may have left work to do."""

    def ring(self) -> None:
        """Wake whoever works. Returns at once and never fails."""


class Silence:
    """Nobody listens: the next look at the database will find the work."""

    def ring(self) -> None:
        """Do nothing."""


SILENCE = Silence()
