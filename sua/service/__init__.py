"""The only door through which a case changes: ``open``, ``handle``, ``preview``, ``drain``, ``verify``."""
