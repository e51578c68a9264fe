"""The versions of the agreements: written with the event that makes them, read by whoever owes."""

from typing import Any
from uuid import UUID

from sqlalchemy import Connection, insert, text

from sua.engine.agreements import AgreementVersion
from sua.storage.seeding import agreement_row
from sua.storage.tables import AgreementRow

_OF_CASE = text(
    "SELECT id, province_id, buyer_id, number, signed_on, valid_from, valid_to, contract_signer,"
    " guarantee_beneficiary, duties, fees, case_id, seq FROM agreement WHERE case_id = :case"
    " ORDER BY seq"
)
_FEES = text("SELECT fees FROM agreement WHERE id = :id")


def add_version(connection: Connection, version: AgreementVersion) -> None:
    """Write a version beside those there are: none is ever changed."""
    connection.execute(insert(AgreementRow), [version_row(version)])


def version_row(version: AgreementVersion) -> dict[str, Any]:
    """The row of a version."""
    return {
        **agreement_row(version.agreement),
        "fees": version.fees,
        "case_id": version.case_id,
        "seq": version.seq,
    }


def version_rows(connection: Connection, case_id: UUID) -> list[dict[str, Any]]:
    """The versions that a case has made, oldest first."""
    return [{**row._mapping} for row in connection.execute(_OF_CASE, {"case": case_id})]  # noqa: SLF001


def fees_agreed(connection: Connection, agreement: UUID) -> str | None:
    """What a version says is owed, as canonical JSON; None if it is not visible."""
    found: str | None = connection.execute(_FEES, {"id": agreement}).scalar()
    return found
