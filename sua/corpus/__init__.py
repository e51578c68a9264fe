"""The only floor that reads data files: finds them, parses, proves, digests, hands typed objects down.

Nothing here decides anything about a case: a loader either returns a proven object or raises
:class:`sua.domain.errors.CorpusError` naming the file, the place and the mend.
"""
