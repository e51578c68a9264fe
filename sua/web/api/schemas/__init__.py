"""Shapes of what goes in and comes out of the API. Numbers are text, instants are UTC, days are Rome's."""
