"""Decides about cases: lifecycle, guards, ``decide``, ``evolve``, deadlines. Pure: no I/O, no clock."""
