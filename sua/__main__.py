"""``python -m sua``."""

from sua.cli.main import run

run()
