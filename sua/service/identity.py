"""The door: who is asking, in which hat, and whether they may still come in.

Local accounts: Argon2id hashes, sessions kept on the server, lock-out after repeated failures, every
attempt on record. An identity provider (OIDC) would end in :meth:`Identity.admit`, where a person
already recognised is given a session: nothing after it knows how they were recognised.
"""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from uuid import UUID, uuid4

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import Connection, Engine

from sua.domain.accounts import (
    AccessKind,
    Account,
    Caller,
    Credential,
    CredentialKind,
    Hat,
    SignInRefusedError,
    csrf_of,
)
from sua.domain.calendar import legal_day
from sua.domain.canonical import sha256_hex
from sua.domain.errors import InputError, NotFoundError
from sua.domain.people import Role
from sua.storage import accounts, registers
from sua.storage.database import DOOR, transaction
from sua.storage.vault import Vault, open_sealed

_SESSION_LASTS = timedelta(hours=12)
_IDLE = timedelta(hours=1)
_SEEN_EVERY = timedelta(minutes=1)
_TOKEN_LASTS_DAYS = 366
_FREE_ATTEMPTS = 5
_FIRST_LOCK = timedelta(minutes=1)
_LONGEST_LOCK = timedelta(hours=1)
_SECRET_BYTES = 32
_MIN_PASSWORD = 12
_MAX_PASSWORD = 200
_LABEL = 120
_REFUSED = "Nome utente o password non corretti, oppure utenza bloccata: riprovare più tardi."


@cache
def _hash_of_nobody() -> str:
    """What a name nobody bears is checked against, so that its refusal takes as long."""
    return PasswordHasher().hash(secrets.token_urlsafe(_SECRET_BYTES))


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A credential just issued, with the only copy of its secret."""

    secret: str
    credential: Credential


@dataclass(frozen=True, slots=True)
class DemoUser:
    """Somebody who may be impersonated with a click, on a demonstration only."""

    person: UUID
    username: str
    name: str
    hats: tuple[Hat, ...]


class Identity:
    """Sign-in, sessions and tokens of one installation, whatever the Province."""

    def __init__(self, engine: Engine, vault: Vault) -> None:
        self._engine = engine
        self._vault = vault
        self._hasher = PasswordHasher()

    def hash_password(self, password: str) -> str:
        """The Argon2id hash of a new password.

        Raises:
            InputError: shorter than twelve characters, or longer than two hundred.
        """
        if not _MIN_PASSWORD <= len(password) <= _MAX_PASSWORD:
            raise InputError(
                f"La password deve avere da {_MIN_PASSWORD} a {_MAX_PASSWORD} caratteri.",
                code="password.length",
                field="password",
            )
        return self._hasher.hash(password)

    def sign_in(self, username: str, password: str, now: datetime, agent: str) -> SignedIn:
        """Open a session with a password.

        Raises:
            SignInRefusedError: for whatever reason; the register of accesses knows which.
        """
        with transaction(self._engine, DOOR) as connection:
            account = accounts.account_named(connection, username.strip().lower())
            if not self._opens(connection, account, password, now):
                refused = True
            else:
                refused = False
                signed_in = self.admit(connection, account, now, agent) if account else None
        if refused or signed_in is None:
            raise SignInRefusedError(_REFUSED)
        return signed_in

    def _opens(
        self, connection: Connection, account: Account | None, password: str, now: datetime
    ) -> bool:
        right = self._matches(account.password_hash if account else None, password)
        if account is None:
            return False
        locked = account.locked_until is not None and now < account.locked_until
        if right and not locked and not account.disabled:
            if account.password_hash and self._hasher.check_needs_rehash(account.password_hash):
                accounts.set_password(connection, account.person, self._hasher.hash(password))
            return True
        kind = AccessKind.LOCKED if locked else AccessKind.REFUSED
        accounts.record_access(connection, kind, account.province, now, person=account.person)
        if not locked:
            failed = account.failed_attempts + 1
            over = failed - _FREE_ATTEMPTS
            lock = min(_FIRST_LOCK * 2 ** min(over, 16), _LONGEST_LOCK) if over >= 0 else None
            accounts.count_attempt(connection, account.person, failed, now + lock if lock else None)
        return False

    def _matches(self, known: str | None, password: str) -> bool:
        try:
            self._hasher.verify(known or _hash_of_nobody(), password[: _MAX_PASSWORD + 1])
        except (VerificationError, InvalidHashError):
            return False
        return known is not None

    def sign_in_demo(self, person: UUID, now: datetime, agent: str) -> SignedIn:
        """Open a session as somebody of the demonstration, without a password.

        Raises:
            SignInRefusedError: the database is not a demonstration, or the person is not of it.
        """
        with transaction(self._engine, DOOR) as connection:
            account = accounts.account_of(connection, person)
            allowed = (
                account is not None
                and account.password_hash is None
                and not account.disabled
                and registers.is_demo(connection) is True
            )
            if account is not None and allowed:
                return self.admit(connection, account, now, agent)
        raise SignInRefusedError(_REFUSED)

    def admit(
        self, connection: Connection, account: Account, now: datetime, agent: str
    ) -> SignedIn:
        """Give a recognised person a session in the first of their hats.

        Raises:
            SignInRefusedError: they hold no role today.
        """
        hats = accounts.hats(connection, account.person, legal_day(now))
        if not hats:
            raise SignInRefusedError("Non risulta alcun ruolo in corso per questa utenza.")
        accounts.count_attempt(connection, account.person, 0, None)
        credential = Credential(
            id=uuid4(),
            kind=CredentialKind.SESSION,
            person=account.person,
            province=account.province,
            role=hats[0].role,
            organization=hats[0].organization,
            label=agent[:_LABEL] or "programma sconosciuto",
            created_at=now,
            seen_at=now,
            expires_at=now + _SESSION_LASTS,
        )
        return self._issue(connection, credential, AccessKind.SIGNED_IN)

    def _issue(self, connection: Connection, credential: Credential, kind: AccessKind) -> SignedIn:
        secret = secrets.token_urlsafe(_SECRET_BYTES)
        accounts.issue(connection, credential, sha256_hex(secret.encode()))
        accounts.record_access(
            connection,
            kind,
            credential.province,
            credential.created_at,
            person=credential.person,
            role=credential.role,
            detail=credential.label,
        )
        return SignedIn(secret, credential)

    def authenticate(self, secret: str, now: datetime) -> Caller | None:
        """Who holds this secret, in the hat they wear; None if it no longer lets in.

        A role that ended, an account closed, an hour of idleness: each is looked at every time.
        """
        with transaction(self._engine, DOOR) as connection:
            found = accounts.credential_with(connection, sha256_hex(secret.encode()), now)
            if found is None:
                return None
            credential, username = found
            idle = now - credential.seen_at
            if credential.kind is CredentialKind.SESSION and idle > _IDLE:
                return None
            hats = accounts.hats(connection, credential.person, legal_day(now))
            hat = next(
                (
                    h
                    for h in hats
                    if (h.role, h.organization) == (credential.role, credential.organization)
                ),
                None,
            )
            if hat is None:
                return None
            if idle > _SEEN_EVERY:
                accounts.seen(connection, credential.id, now)
            names = registers.names(connection, self._vault, [credential.person])
        return Caller(
            credential=credential,
            username=username,
            name=names.get(credential.person, username),
            hat=hat,
            hats=hats,
            csrf=csrf_of(secret),
        )

    def wear(self, caller: Caller, role: Role, organization: UUID, now: datetime) -> None:
        """Change the hat of a session.

        Raises:
            NotFoundError: the caller holds no such role there, or uses a token.
        """
        hat = next(
            (h for h in caller.hats if (h.role, h.organization) == (role, organization)), None
        )
        if hat is None or caller.credential.kind is not CredentialKind.SESSION:
            raise NotFoundError("Non risulta quel ruolo in quell'ente per questa utenza.")
        with transaction(self._engine, DOOR) as connection:
            accounts.wear(connection, caller.credential.id, role, organization)
            accounts.record_access(
                connection,
                AccessKind.HAT_CHANGED,
                caller.province,
                now,
                person=caller.credential.person,
                role=role,
                detail=hat.body,
            )

    def credentials(self, caller: Caller, now: datetime) -> list[Credential]:
        """The caller's own live sessions and tokens, newest first."""
        with transaction(self._engine, DOOR) as connection:
            found = accounts.live_credentials(connection, caller.credential.person, now)
        return [c for c in found if c.kind is CredentialKind.TOKEN or now - c.seen_at <= _IDLE]

    def create_token(self, caller: Caller, label: str, days: int, now: datetime) -> SignedIn:
        """A token for a machine that acts as the caller, in the hat now worn, until it expires.

        Raises:
            InputError: no label, or a duration outside one day and one year.
        """
        if not label.strip():
            raise InputError("Indicare a che cosa serve la chiave.", field="label")
        if not 1 <= days <= _TOKEN_LASTS_DAYS:
            raise InputError(
                f"La durata va da 1 a {_TOKEN_LASTS_DAYS} giorni.", code="range", field="days"
            )
        credential = Credential(
            id=uuid4(),
            kind=CredentialKind.TOKEN,
            person=caller.credential.person,
            province=caller.province,
            role=caller.hat.role,
            organization=caller.hat.organization,
            label=label.strip()[:_LABEL],
            created_at=now,
            seen_at=now,
            expires_at=now + timedelta(days=days),
        )
        with transaction(self._engine, DOOR) as connection:
            return self._issue(connection, credential, AccessKind.TOKEN_CREATED)

    def revoke(self, caller: Caller, credential: UUID, now: datetime) -> None:
        """End one of the caller's own sessions or tokens, the present one included.

        Raises:
            NotFoundError: it is not the caller's, or has ended already.
        """
        own = credential == caller.credential.id
        with transaction(self._engine, DOOR) as connection:
            if not accounts.revoke(connection, caller.credential.person, credential, now):
                raise NotFoundError("La sessione o la chiave non esiste, o è già terminata.")
            accounts.record_access(
                connection,
                AccessKind.SIGNED_OUT if own else AccessKind.REVOKED,
                caller.province,
                now,
                person=caller.credential.person,
                role=caller.hat.role,
            )

    def demo_users(self, now: datetime) -> list[DemoUser]:
        """Who may be impersonated with a click: nobody, unless this is a demonstration."""
        with transaction(self._engine, DOOR) as connection:
            if registers.is_demo(connection) is not True:
                return []
            found = accounts.demo_accounts(connection)
            names = open_sealed(connection, self._vault, {a.name_record for a in found})
            users = [
                DemoUser(
                    a.person,
                    a.username,
                    (names[a.name_record] or b"nome cancellato").decode(),
                    accounts.hats(connection, a.person, legal_day(now)),
                )
                for a in found
            ]
        return [user for user in users if user.hats]
