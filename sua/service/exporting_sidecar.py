"""The sidecar of an exported story: bodies, agreement, people under short keys."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from sua.domain.organizations import Agreement, Organization, Parties
from sua.domain.people import NOBODY
from sua.storage.registers import Membership

_DEMO = "demo-"


class People:
    """The persons of a story, each under the key by which its lines name it."""

    def __init__(self, usernames: Mapping[UUID, str], registered: frozenset[UUID]) -> None:
        self._usernames = usernames
        self._registered = {str(person): person for person in registered}
        self.keys: dict[UUID, str] = {}
        self.bodies: dict[UUID, UUID] = {}
        self._days: dict[UUID, date] = {}

    def key(self, person: UUID) -> str:
        """The key of a person: their username where it will do, else a number."""
        if person not in self.keys:
            name = self._usernames.get(person, "").removeprefix(_DEMO)
            taken = name in self.keys.values()
            fits = re.fullmatch(r"[a-z][a-z0-9_]*", name) and not taken
            self.keys[person] = name if fits else f"persona_{len(self.keys) + 1}"
        return self.keys[person]

    def named(self, text: str) -> str | None:
        """The key of the person whose identity that text is; None if it is nobody's."""
        person = self._registered.get(text)
        return self.key(person) if person else None

    def acts(self, person: UUID, body: UUID, day: date) -> None:
        """Note for which body a person acted, and the first day."""
        self.key(person)
        self.bodies.setdefault(person, body)
        self._days[person] = min(day, self._days.get(person, day))

    def told(
        self, parties: Parties, names: Mapping[UUID, str], held: Iterable[Membership]
    ) -> dict[str, dict[str, Any]]:
        """The tables ``[people.KEY]``."""
        mine: dict[UUID, list[Membership]] = {}
        for membership in held:
            mine.setdefault(membership.person, []).append(membership)
        found = {}
        for number, (person, key) in enumerate(self.keys.items(), start=1):
            if person == NOBODY:
                continue
            roles = mine.get(person, [])
            ours = [m.organization for m in roles if m.organization == parties.buyer.id]
            body = self.bodies.get(person) or next(iter(ours), parties.province.id)
            roles = [m for m in roles if m.organization == body]
            firsts = [m.valid_from for m in roles]
            lasts = [m.valid_to for m in roles if m.valid_to is not None]
            found[key] = {
                "name": names.get(person, f"Persona {number}"),
                "organization": "buyer" if body == parties.buyer.id else "province",
                "roles": list(dict.fromkeys(m.role.value for m in roles)),
                "valid_from": min(firsts, default=self._days.get(person, date(2023, 7, 1))),
                "valid_to": max(lasts) if roles and len(lasts) == len(roles) else None,
            }
        return found


def sidecar_of(
    *,
    title: str,
    demo: bool,
    parties: Parties,
    people: Mapping[str, Any],
    lists: Mapping[str, Any],
    takeovers: Mapping[str, Any],
) -> dict[str, Any]:
    """Everything beside the lines, as one table."""
    return {
        "title": title,
        "demo": demo,
        "province": _body(parties.province),
        "buyer": _body(parties.buyer),
        **({"agreement": _agreement(parties.agreement)} if parties.agreement else {}),
        "people": people,
        **({"lists": lists} if lists else {}),
        **({"takeovers": takeovers} if takeovers else {}),
    }


def _body(body: Organization) -> dict[str, Any]:
    return {
        "kind": body.kind.value,
        "name": body.name,
        "codice_fiscale": body.codice_fiscale,
        "pec": body.pec,
        "ausa": body.ausa,
        "qualifications": [
            {
                "level": q.level,
                "valid_from": q.valid_from,
                **({"valid_to": q.valid_to} if q.valid_to else {}),
            }
            for q in body.qualifications
        ],
    }


def _agreement(agreement: Agreement) -> dict[str, Any]:
    return {
        "number": agreement.number,
        "signed_on": agreement.signed_on,
        "valid_from": agreement.valid_from,
        "valid_to": agreement.valid_to,
        "contract_signer": agreement.contract_signer.value,
        "guarantee_beneficiary": agreement.guarantee_beneficiary.value,
        **(
            {"duties": {duty: whose.value for duty, whose in agreement.duties.items()}}
            if agreement.duties
            else {}
        ),
    }
