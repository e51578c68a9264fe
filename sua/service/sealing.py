"""The vault at work inside one command: what it seals is kept until the transaction stores it."""

from collections.abc import Mapping
from typing import Any

from sua.domain.canonical import canonical_json
from sua.storage.cases import StoredFact
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

    @staticmethod
    def stored_facts(body_facts: Mapping[str, Any], seq: int) -> dict[str, StoredFact]:
        """Rows of the facts set by event ``seq``."""
        return {
            name: StoredFact(
                value=canonical_json(value).decode(),
                sealed=value["sealed"] if _is_sealed(value) else None,
                seq=seq,
            )
            for name, value in body_facts.items()
        }


def _is_sealed(value: object) -> bool:
    return isinstance(value, dict) and set(value) == {"sealed"}
