"""Server-rendered Italian pages."""
