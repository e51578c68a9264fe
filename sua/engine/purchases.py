"""What a case buys, in the words on which thresholds and procedures depend (arts 14, 50, 70)."""

from sua.engine.situation import Situation
from sua.law.contract_kinds import Nature
from sua.law.purchase import Purchase

_NATURES = {"works": Nature.WORKS, "supplies": Nature.GOODS, "services": Nature.SERVICES}
_CONCESSIONS = {"works": Nature.WORKS_CONCESSION, "services": Nature.SERVICES_CONCESSION}


def features_of(s: Situation) -> frozenset[str]:
    """The features declared of the contract."""
    found = (row.text("feature") for row in s.table("contract_features"))
    return frozenset(feature for feature in found if feature)


def nature_of(s: Situation) -> Nature | None:
    """The nature of the contract; None while it is not declared."""
    declared = s.text("nature")
    if declared is None:
        return None
    if s.procedure == "concession":
        return _CONCESSIONS.get(declared)
    if declared == "services":
        features = features_of(s)
        if "social" in features:
            return Nature.SOCIAL_SERVICES
        if "engineering" in features:
            return Nature.ENGINEERING_SERVICES
    return _NATURES[declared]


def purchase_of(s: Situation) -> Purchase | None:
    """The purchase; None while its nature or its value is not known."""
    nature, value = nature_of(s), s.total
    if nature is None or value is None:
        return None
    judged = s.judgement("cross_border_interest")
    return Purchase(
        nature=nature,
        value=value,
        cross_border_interest=None if judged is None else judged.answer,
    )
