"""The sidecar of a story: the bodies, the agreement, the people and the lists it speaks of."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from sua.domain.errors import InputError
from sua.domain.identifiers import parse_codice_fiscale
from sua.domain.organizations import (
    Agreement,
    ContractSigner,
    Organization,
    OrganizationKind,
    Parties,
    Qualification,
)
from sua.domain.people import NOBODY, Actor, Role
from sua.engine.duties import DUTIES
from sua.service.stories import PersonKey, Story, parse_story
from sua.service.story_parts import Parts, put_together, read_collection, read_parts

# Identities of a dossier are derived, so that replaying it again finds the same registers.
_NAMESPACE = UUID("5b0f5f0e-8a5c-5c55-9a2e-3b6d3a1f3602")

_SIDECAR = {"missing": "manca", "extra_forbidden": "non è una voce conosciuta"}


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class _Level(_Model):
    level: str
    valid_from: date
    valid_to: date | None = None


class _Body(_Model):
    kind: str
    name: str
    codice_fiscale: str
    pec: str
    ausa: str | None = None
    qualifications: list[_Level] = Field(default_factory=list)


class _Agreement(_Model):
    number: str
    signed_on: date
    valid_from: date
    valid_to: date | None = None
    contract_signer: str
    guarantee_beneficiary: str
    duties: dict[str, str] = Field(default_factory=dict)


class _Person(_Model):
    name: str
    organization: str
    roles: list[str]
    valid_from: date
    valid_to: date | None = None


class _Sidecar(_Model):
    title: str
    demo: bool = False
    province: _Body
    buyer: _Body
    agreement: _Agreement | None = None
    people: dict[str, _Person]
    lists: dict[str, list[dict[str, Any]]] = Field(default_factory=dict)
    takeovers: dict[str, dict[str, Any]] = Field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A person of the dossier with the roles held in a body."""

    id: UUID
    name: str
    organization: UUID
    roles: tuple[Role, ...]
    valid_from: date
    valid_to: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """A story with everything it needs to be rehearsed or replayed."""

    story: Story
    title: str
    demo: bool
    parties: Parties
    people: Mapping[str, Person]

    def actor(self, role: Role, person: str | None) -> Actor:
        """Who acts in ``role``: the person named, or the only one who holds it.

        Raises:
            InputError: nobody, or more than one, fits.
        """
        if person is not None:
            found = self.people.get(person)
            if found is None:
                raise InputError(
                    f"«{person}» non è tra le persone del fascicolo.", code="person.unknown"
                )
            return Actor(found.id, role, found.organization)
        if role is Role.SYSTEM:
            return Actor(NOBODY, role, self.parties.province.id)
        holders = [p for p in self.people.values() if role in p.roles]
        if len(holders) != 1:
            raise InputError(
                f"Il ruolo «{role.value}» è di {len(holders)} persone: scrivere «{role.value}/persona».",
                code="person.ambiguous",
            )
        return Actor(holders[0].id, role, holders[0].organization)

    def resolve(self, value: object) -> object:
        """Facts of a line with every person key replaced by that person's identity."""
        if isinstance(value, PersonKey):
            return self.people[value.key].id
        if isinstance(value, Mapping):
            return {key: self.resolve(item) for key, item in value.items()}
        if isinstance(value, list):
            return [self.resolve(item) for item in value]
        return value


def load_dossier(path: Path) -> Dossier:
    """Read a story and its sidecar.

    Raises:
        InputError: a file is missing or wrong; the message names file, place and mend.
    """
    try:
        return _dossier(read_parts(path))
    except RecursionError as error:
        raise _too_deep(path.name) from error


def load_dossiers(path: Path) -> tuple[Dossier, ...]:
    """The story at ``path``, or all those that a file ``name.stories`` holds.

    Raises:
        InputError: as :func:`load_dossier`.
    """
    if path.suffix != ".stories":
        return (load_dossier(path),)
    try:
        return tuple(_dossier(parts) for parts in read_collection(path))
    except RecursionError as error:
        raise _too_deep(path.name) from error


def parse_dossier(name: str, story: bytes, sidecar: bytes) -> Dossier:
    """A dossier from the bytes of its two files; errors as :func:`load_dossier`."""
    try:
        return _dossier(put_together(name, story, sidecar))
    except RecursionError as error:
        raise _too_deep(name) from error


def _too_deep(name: str) -> InputError:
    return InputError(
        f"{name}: il fascicolo contiene valori annidati troppo a fondo.", code="dossier.malformed"
    )


def _dossier(parts: Parts) -> Dossier:
    name = parts.name
    try:
        model = _Sidecar.model_validate(parts.sidecar)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise InputError(
            f"{name}: nel file di accompagnamento, «{place}»"
            f" {_SIDECAR.get(first['type'], 'non ha un valore ammesso')}.",
            code="dossier.sidecar",
            field=place,
        ) from error
    province, buyer = _body(name, "province", model.province), _body(name, "buyer", model.buyer)
    bodies = {"province": province, "buyer": buyer}
    return Dossier(
        story=parse_story(parts),
        title=model.title,
        demo=model.demo,
        parties=Parties(
            province=province,
            buyer=buyer,
            agreement=_agreement(name, model.agreement, province, buyer),
        ),
        people={key: _person(name, key, p, bodies) for key, p in model.people.items()},
    )


def _choice(name: str, place: str, value: str, allowed: list[str]) -> str:
    if value not in allowed:
        raise InputError(
            f"{name}: «{place}» è «{value}»; ammette: {', '.join(allowed)}.",
            code="dossier.sidecar",
            field=place,
        )
    return value


def _body(name: str, place: str, body: _Body) -> Organization:
    kind = _choice(name, f"{place}.kind", body.kind, [k.value for k in OrganizationKind])
    code = parse_codice_fiscale(body.codice_fiscale, f"{place}.codice_fiscale")
    return Organization(
        id=uuid5(_NAMESPACE, f"organization:{code}"),
        kind=OrganizationKind(kind),
        name=body.name,
        codice_fiscale=code,
        pec=body.pec,
        ausa=body.ausa,
        qualifications=tuple(
            Qualification(level=q.level, valid_from=q.valid_from, valid_to=q.valid_to)
            for q in body.qualifications
        ),
    )


def _agreement(
    name: str, agreement: _Agreement | None, province: Organization, buyer: Organization
) -> Agreement | None:
    if agreement is None:
        return None
    signers = [s.value for s in ContractSigner]
    for place in ("contract_signer", "guarantee_beneficiary"):
        _choice(name, f"agreement.{place}", getattr(agreement, place), signers)
    for duty, whose in agreement.duties.items():
        _choice(name, "agreement.duties", duty, [*DUTIES])
        _choice(name, f"agreement.duties.{duty}", whose, signers)
    identity = f"agreement:{province.id}:{buyer.id}:{agreement.number}"
    return Agreement(
        id=uuid5(_NAMESPACE, identity),
        province=province.id,
        buyer=buyer.id,
        number=agreement.number,
        signed_on=agreement.signed_on,
        valid_from=agreement.valid_from,
        valid_to=agreement.valid_to,
        contract_signer=ContractSigner(agreement.contract_signer),
        guarantee_beneficiary=ContractSigner(agreement.guarantee_beneficiary),
        duties={duty: ContractSigner(whose) for duty, whose in agreement.duties.items()},
    )


def _person(name: str, key: str, person: _Person, bodies: Mapping[str, Organization]) -> Person:
    place = f"people.{key}"
    body = bodies[_choice(name, f"{place}.organization", person.organization, list(bodies))]
    for role in person.roles:
        _choice(name, f"{place}.roles", role, [r.value for r in Role])
    return Person(
        id=uuid5(body.id, f"person:{key}"),
        name=person.name,
        organization=body.id,
        roles=tuple(Role(role) for role in person.roles),
        valid_from=person.valid_from,
        valid_to=person.valid_to,
    )
