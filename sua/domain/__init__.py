"""Pure nouns of public procurement: no framework, no I/O, no clock, no randomness."""
