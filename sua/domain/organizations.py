"""Public bodies and the agreement that binds them: the legal bond a SUA stands on.

Source: D.Lgs. 36/2023 arts 62–63; art. 30 D.Lgs. 267/2000; art. 15 L. 241/1990.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from uuid import UUID


class OrganizationKind(StrEnum):
    """Kind of public body."""

    PROVINCE = "province"
    METROPOLITAN_CITY = "metropolitan_city"
    MUNICIPALITY = "municipality"
    UNION = "union"
    MOUNTAIN_COMMUNITY = "mountain_community"
    REGION = "region"
    OTHER = "other"

    @property
    def label(self) -> str:
        """Italian name of the kind."""
        return _KINDS[self]


_KINDS = {
    OrganizationKind.PROVINCE: "Provincia",
    OrganizationKind.METROPOLITAN_CITY: "Città metropolitana",
    OrganizationKind.MUNICIPALITY: "Comune",
    OrganizationKind.UNION: "Unione di Comuni",
    OrganizationKind.MOUNTAIN_COMMUNITY: "Comunità montana",
    OrganizationKind.REGION: "Regione",
    OrganizationKind.OTHER: "Altro ente",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Qualification:
    """A qualification of a body for one sector, art. 63 c. 2 (``L1``–``L3``, ``SF1``–``SF3``)."""

    level: str
    valid_from: date
    valid_to: date | None = None

    def in_force(self, day: date) -> bool:
        """Whether it counts on that day, both ends included."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True, slots=True, kw_only=True)
class Organization:
    """A public body as the register holds it."""

    id: UUID
    kind: OrganizationKind
    name: str
    codice_fiscale: str
    pec: str
    ausa: str | None = None
    qualifications: tuple[Qualification, ...] = ()

    def levels(self, day: date) -> frozenset[str]:
        """Levels of qualification in force on that day."""
        return levels_in_force(self.qualifications, day)


def levels_in_force(qualifications: Iterable[Qualification], day: date) -> frozenset[str]:
    """Levels among ``qualifications`` in force on ``day``."""
    return frozenset(q.level for q in qualifications if q.in_force(day))


class ContractSigner(StrEnum):
    """Who signs the contract: the Comune, unless the agreement says otherwise."""

    BUYER = "buyer"
    PROVINCE = "province"


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """The agreement between Comune and Province (art. 62 c. 9), as far as guards read it.

    ``valid_to`` None means without a term. ``guarantee_beneficiary`` uses the same two words as
    ``contract_signer``; ``duties`` is the matrix of responsibilities: duty → whose it is, in the same
    two words. A duty left out is the SUA's.
    """

    id: UUID
    province: UUID
    buyer: UUID
    number: str
    signed_on: date
    valid_from: date
    valid_to: date | None
    contract_signer: ContractSigner
    guarantee_beneficiary: ContractSigner
    duties: Mapping[str, ContractSigner] = field(default_factory=dict)

    def in_force(self, day: date) -> bool:
        """Whether the agreement binds on that day, both ends included."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True, slots=True, kw_only=True)
class Parties:
    """What a decision may know of the bodies of a case, recorded with it so that it can be redone."""

    province: Organization
    buyer: Organization
    agreement: Agreement | None
