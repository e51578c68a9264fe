"""The law: dated parameters in, pure functions out."""
