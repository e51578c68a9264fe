"""Indicators: one module each — definition, unit, source, doctest, ``compute()``. Pure."""
