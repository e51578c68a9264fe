"""A brake on sign-in attempts from one address, beside the lock of the single account."""

from fastapi import Request
from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from sua.web.problems import ProblemError


class Throttle:
    """So many attempts a minute from one address; each process of the server counts its own."""

    def __init__(self, per_minute: int) -> None:
        self._limiter = MovingWindowRateLimiter(MemoryStorage())
        self._limit = RateLimitItemPerMinute(per_minute)

    def check(self, request: Request) -> None:
        """Count one attempt.

        Raises:
            ProblemError: too many already (429).
        """
        address = request.client.host if request.client else ""
        if not self._limiter.hit(self._limit, address):
            raise ProblemError(
                429,
                "sign_in.too_many",
                "Troppi tentativi di accesso: riprovare tra un minuto.",
                headers={"Retry-After": "60"},
            )
