"""REST under ``/api/v1``: everything the command line can do, as JSON."""
