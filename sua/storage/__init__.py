"""What is kept: tables and repositories, the embedded PostgreSQL, files by hash, keys.

Scope of Province and Comune is applied here and in the database, and nowhere else.
"""
