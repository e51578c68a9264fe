"""What is found of the signatures of a file, as values and in words."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatureOutcome:
    """What was found of one signature; ``envelope`` is how many envelopes are around it, from one.

    ``whole`` is None for an envelope; of a PDF, whether nothing was added or changed after it.
    ``certificate_valid`` is at ``signed_at`` or, where the signature says no time, now.
    """

    format: str
    envelope: int
    signer: str
    codice_fiscale: str
    issuer: str
    signed_at: str | None
    intact: bool
    whole: bool | None
    certificate_valid: bool
    certificate_from: str
    certificate_to: str
    trust: str
    trust_words: str
    notes: tuple[str, ...] = ()

    @property
    def good(self) -> bool:
        """Whether nothing that was looked at is wrong."""
        return self.intact and self.whole is not False and self.certificate_valid

    @property
    def verdict(self) -> str:
        """What was looked at, in Italian."""
        if not self.intact:
            return "firma non integra: il contenuto non è quello firmato"
        if self.whole is False:
            return "il documento è stato modificato dopo la firma"
        if not self.certificate_valid:
            return "firma integra, ma il certificato non era valido in quel momento"
        return "firma integra, certificato valido al momento della firma"


@dataclass(frozen=True, slots=True, kw_only=True)
class Examined:
    """A file looked into: its signatures, and what is inside its envelopes."""

    signatures: tuple[SignatureOutcome, ...] = ()
    inner_name: str = ""
    inner_type: str = ""
    inner_label: str = ""
    inner_sha256: str = ""
    problem: str = ""

    def as_json(self) -> dict[str, Any]:
        """Plain values; empty when there is no signature and nothing to say."""
        if not self.signatures and not self.problem:
            return {}
        found = asdict(self)
        for plain, one in zip(found["signatures"], self.signatures, strict=True):
            plain |= {"good": one.good, "verdict": one.verdict, "notes": list(one.notes)}
        return {**found, "signatures": list(found["signatures"])}


def told(found: Examined) -> Iterator[str]:
    """What was found, in Italian, one line for each thing."""
    if not found.signatures and not found.problem:
        yield "Nessuna firma."
    for one in found.signatures:
        code = f" ({one.codice_fiscale})" if one.codice_fiscale else ""
        at = f"{datetime.fromisoformat(one.signed_at):%d/%m/%Y, %H:%M} UTC" if one.signed_at else ""
        yield f"{one.format}: {one.signer}{code}{f', {at}' if at else ''}"
        yield f"  {one.verdict}; {one.trust_words}"
        yield f"  rilasciato da {one.issuer}; {'; '.join(one.notes)}"
    if found.inner_name:
        yield f"Contenuto: {found.inner_name} ({found.inner_label}), SHA-256 {found.inner_sha256}"
    if found.problem:
        yield found.problem
