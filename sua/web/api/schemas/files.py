"""Shapes of the documents of a dossier."""

from datetime import datetime
from typing import Any
from uuid import UUID

from pydantic import Field

from sua.web.api.schemas.base import Out


class DepositedOut(Out):
    """A document deposited in a case."""

    id: UUID
    case_id: UUID = Field(description="La pratica in cui è stato depositato.")
    sha256: str
    name: str
    media_type: str = Field(description="Il tipo, riconosciuto dal contenuto.")
    kind: str = Field(description="Il tipo, in parole.")
    size: int = Field(description="Byte.")
    uploaded_at: datetime
    scan: str = Field(description="L'esito dell'antivirus, o «non analizzato».")
    signatures: dict[str, Any] = Field(description="Le firme trovate e il loro esito.")
