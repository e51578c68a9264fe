"""The vault at work inside one command: what it seals is kept until the transaction stores it."""

from sua.storage.vault import Sealed, Vault


class Sealing:
    """Seals values and remembers the records to be stored with the event."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self.records: list[Sealed] = []

    def __call__(self, name: str, plaintext: bytes, retention: str = "procedure") -> str:
        """Seal the value called ``name``; the digest is what the event will hold."""
        del name
        record = self._vault.seal(plaintext, retention)
        self.records.append(record)
        return record.digest
