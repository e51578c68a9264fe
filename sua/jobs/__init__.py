"""Who does the work owed, and when: the clock sweeps, the outbox is drained, a bell shortens the wait.

The database is the truth. An executor may stop, start, run twice or miss every ring, and nothing is
lost: :mod:`sua.jobs.local` looks by itself every few seconds, :mod:`sua.jobs.redis` only wakes it.
"""
