"""The outside world, one format per module; nothing here knows a case."""
