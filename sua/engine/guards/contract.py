"""Signature of the contract (arts 18, 53, 55)."""

from collections.abc import Iterator

from sua.domain.organizations import ContractSigner
from sua.domain.people import Role
from sua.engine.guards.registry import Ask, Fail, Finding, guard
from sua.engine.situation import Situation


@guard()
def contract_signer(s: Situation) -> Iterator[Fail]:
    """The Comune signs, unless the agreement gives the signature to the SUA."""
    agreement = s.parties.agreement
    if agreement is None:
        return
    by_buyer = agreement.contract_signer is ContractSigner.BUYER
    if by_buyer != (s.actor.role is Role.BUYER):
        yield Fail(variant="buyer" if by_buyer else "province", values={"number": agreement.number})


@guard()
def guarantee_judged(s: Situation) -> Iterator[Finding]:
    """The definitive guarantee is there, or its waiver is reasoned, art. 53 c. 4."""
    if s.judgement("definitive_guarantee") is None:
        yield Ask("definitive_guarantee")
