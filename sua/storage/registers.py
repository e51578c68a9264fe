"""The registers a case refers to: bodies, agreements, persons and the roles they hold."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, or_, text
from sqlmodel import Session, col, select

from sua.domain.errors import NotFoundError
from sua.domain.organizations import (
    Agreement,
    ContractSigner,
    Organization,
    OrganizationKind,
    Parties,
    Qualification,
)
from sua.domain.people import Role
from sua.storage.tables import (
    AgreementRow,
    InstallationRow,
    MembershipRow,
    OrganizationRow,
    PersonRow,
)
from sua.storage.vault import Vault, open_sealed


def body_name(connection: Connection, organization: UUID) -> str:
    """The name of a body, empty if it is not visible."""
    with Session(connection) as session:
        row = session.get(OrganizationRow, organization)
    return row.name if row else ""


def body_with_code(connection: Connection, codice_fiscale: str) -> UUID | None:
    """The body registered under a codice fiscale, if one is visible."""
    with Session(connection) as session:
        wanted = col(OrganizationRow.codice_fiscale) == codice_fiscale
        row = session.exec(select(OrganizationRow).where(wanted)).first()
    return row.id if row else None


def bodies_served(connection: Connection, province: UUID) -> list[tuple[UUID, str]]:
    """The bodies of a Province's register but itself, as visible in this scope, by name."""
    with Session(connection) as session:
        rows = session.exec(
            select(OrganizationRow)
            .where(
                OrganizationRow.procuring_entity_id == province, col(OrganizationRow.id) != province
            )
            .order_by(col(OrganizationRow.name))
        ).all()
        return [(row.id, row.name) for row in rows]


def agreement_between(
    connection: Connection, province: UUID, buyer: UUID, day: date
) -> Agreement | None:
    """The agreement in force between two bodies on a day, else the latest one, else None.

    Of the versions of one agreement, the last made among those that have begun on that day.
    """
    with Session(connection) as session:
        rows = session.exec(
            select(AgreementRow)
            .where(AgreementRow.province_id == province, AgreementRow.buyer_id == buyer)
            .order_by(col(AgreementRow.valid_from).desc(), col(AgreementRow.seq).desc())
        ).all()
    begun: dict[UUID, int] = {}
    for row in rows:
        if row.case_id and row.seq and row.valid_from <= day:
            begun[row.case_id] = max(begun.get(row.case_id, 0), row.seq)
    found = [
        _agreement(row)
        for row in rows
        if row.case_id not in begun or row.seq == begun.get(row.case_id) or row.valid_from > day
    ]
    return next((a for a in found if a.in_force(day)), found[0] if found else None)


def _agreement(row: AgreementRow) -> Agreement:
    return Agreement(
        id=row.id,
        province=row.province_id,
        buyer=row.buyer_id,
        number=row.number,
        signed_on=row.signed_on,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        contract_signer=ContractSigner(row.contract_signer),
        guarantee_beneficiary=ContractSigner(row.guarantee_beneficiary),
        duties=_duties(row.duties),
    )


# Every command reads the parties: one statement, where the ORM would need three.
_PARTIES = text(
    "SELECT (SELECT json_agg(json_build_array(o.id, o.kind, o.name, o.codice_fiscale, o.pec, o.ausa,"
    "  (SELECT json_agg(json_build_array(q.level, q.valid_from, q.valid_to)"
    "   ORDER BY q.level, q.valid_from) FROM qualification q WHERE q.organization_id = o.id)))"
    "  FROM organization o WHERE o.id IN (:province, :buyer)),"
    # The terms are those of the version a case was born with; how long they bind is told by the last.
    " (SELECT json_build_array(a.id, a.province_id, a.buyer_id, a.number, a.signed_on,"
    "  COALESCE((SELECT min(v.valid_from) FROM agreement v WHERE v.case_id = a.case_id), a.valid_from),"
    "  CASE WHEN a.case_id IS NULL THEN a.valid_to ELSE"
    "   (SELECT v.valid_to FROM agreement v WHERE v.case_id = a.case_id ORDER BY v.seq DESC LIMIT 1) END,"
    "  a.contract_signer, a.guarantee_beneficiary, a.duties) FROM agreement a"
    "  WHERE a.id = CAST(:agreement AS uuid))"
)


def parties(connection: Connection, province: UUID, buyer: UUID, agreement: UUID | None) -> Parties:
    """The bodies of a case and their agreement.

    Raises:
        NotFoundError: a body is not in the register, or not visible in this scope.
    """
    found, bond = connection.execute(
        _PARTIES, {"province": province, "buyer": buyer, "agreement": agreement}
    ).one()
    bodies = {body.id: body for body in map(_body, found or ())}
    if province not in bodies or buyer not in bodies:
        raise NotFoundError("L'ente indicato non è nel registro della SUA.")
    return Parties(
        province=bodies[province],
        buyer=bodies[buyer],
        agreement=_bond(bond) if bond else None,
    )


def _body(row: list[Any]) -> Organization:
    identity, kind, name, codice_fiscale, pec, ausa, levels = row
    return Organization(
        id=UUID(identity),
        kind=OrganizationKind(kind),
        name=name,
        codice_fiscale=codice_fiscale,
        pec=pec,
        ausa=ausa,
        qualifications=tuple(
            Qualification(level=level, valid_from=_day(start), valid_to=_maybe_day(end))
            for level, start, end in levels or ()
        ),
    )


def _bond(row: list[Any]) -> Agreement:
    identity, province, buyer, number, signed, start, end, signer, beneficiary, duties = row
    return Agreement(
        id=UUID(identity),
        province=UUID(province),
        buyer=UUID(buyer),
        number=number,
        signed_on=_day(signed),
        valid_from=_day(start),
        valid_to=_maybe_day(end),
        contract_signer=ContractSigner(signer),
        guarantee_beneficiary=ContractSigner(beneficiary),
        duties=_duties(duties),
    )


def _duties(text_of: str) -> dict[str, ContractSigner]:
    return {duty: ContractSigner(whose) for duty, whose in json.loads(text_of).items()}


def _day(text_of: str) -> date:
    return date.fromisoformat(text_of)


def _maybe_day(text_of: str | None) -> date | None:
    return date.fromisoformat(text_of) if text_of else None


def holds_role(
    connection: Connection, person: UUID, organization: UUID, role: Role, day: date
) -> bool:
    """Whether the person holds the role in that body on that day, as holder or deputy."""
    with Session(connection) as session:
        found = session.exec(
            select(MembershipRow.person_id).where(
                MembershipRow.person_id == person,
                MembershipRow.organization_id == organization,
                MembershipRow.role == role.value,
                col(MembershipRow.valid_from) <= day,
                or_(col(MembershipRow.valid_to).is_(None), col(MembershipRow.valid_to) >= day),
            )
        ).first()
    return found is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """A role of a person in a body, from a day to a day."""

    person: UUID
    organization: UUID
    role: Role
    valid_from: date
    valid_to: date | None


def memberships(connection: Connection, persons: Iterable[UUID]) -> list[Membership]:
    """Every role those persons hold or have held in a body, by first day."""
    wanted = col(MembershipRow.person_id).in_(list(persons))
    order = (col(MembershipRow.valid_from), col(MembershipRow.role))
    with Session(connection) as session:
        rows = session.exec(select(MembershipRow).where(wanted).order_by(*order)).all()
        return [
            Membership(
                person=row.person_id,
                organization=row.organization_id,
                role=Role(row.role),
                valid_from=row.valid_from,
                valid_to=row.valid_to,
            )
            for row in rows
        ]


def names(connection: Connection, vault: Vault, persons: Iterable[UUID]) -> dict[UUID, str]:
    """Names of persons; one erased according to its class reads «nome cancellato»."""
    with Session(connection) as session:
        rows = session.exec(select(PersonRow).where(col(PersonRow.id).in_(list(persons)))).all()
        records = {row.id: row.name_record for row in rows}
    opened = open_sealed(connection, vault, set(records.values()))
    return {
        person: (opened[digest] or b"nome cancellato").decode()
        for person, digest in records.items()
    }


def is_demo(connection: Connection) -> bool | None:
    """Whether this database is a demonstration; None while it has not been told."""
    with Session(connection) as session:
        row = session.get(InstallationRow, 1)
    return row.demo if row else None


def known_persons(connection: Connection, persons: Iterable[UUID]) -> frozenset[UUID]:
    """Those of the persons who are registered already."""
    with Session(connection) as session:
        found = session.exec(select(PersonRow.id).where(col(PersonRow.id).in_(list(persons)))).all()
    return frozenset(found)


def province_of(connection: Connection, person: UUID) -> UUID | None:
    """The Province whose registers hold the person."""
    with Session(connection) as session:
        row = session.get(PersonRow, person)
    return row.procuring_entity_id if row else None


def provinces(connection: Connection) -> list[UUID]:
    """The bodies visible in this scope that keep registers of their own."""
    with Session(connection) as session:
        own = col(OrganizationRow.id) == col(OrganizationRow.procuring_entity_id)
        return list(session.exec(select(OrganizationRow.id).where(own)).all())


def everybody(connection: Connection) -> list[UUID]:
    """Every person visible in this scope."""
    with Session(connection) as session:
        return list(session.exec(select(PersonRow.id)).all())


def role_holders(
    connection: Connection, organizations: Iterable[UUID], day: date
) -> dict[UUID, frozenset[Role]]:
    """Persons who hold a role in one of the bodies on a day, with their roles."""
    with Session(connection) as session:
        rows = session.exec(
            select(MembershipRow).where(
                col(MembershipRow.organization_id).in_(list(organizations)),
                col(MembershipRow.valid_from) <= day,
                or_(col(MembershipRow.valid_to).is_(None), col(MembershipRow.valid_to) >= day),
            )
        ).all()
    found: dict[UUID, set[Role]] = {}
    for row in rows:
        found.setdefault(row.person_id, set()).add(Role(row.role))
    return {person: frozenset(roles) for person, roles in found.items()}
