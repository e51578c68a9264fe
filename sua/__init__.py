"""SUA: a procurement engine for the Stazione Unica Appaltante of an Italian Province."""

__version__ = "0.1.0"
