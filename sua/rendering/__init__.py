"""From a CaseView to HTML to PDF: no clock, no randomness, no network."""
