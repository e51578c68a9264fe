"""The doors: REST under ``/api/v1`` and server-rendered Italian pages. No rule lives here."""
