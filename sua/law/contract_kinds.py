"""What is bought, by whom and how: the words on which thresholds and procedures depend."""

from enum import StrEnum


class Nature(StrEnum):
    """Nature of a contract; of a mixed one, that of its main object (art. 14 c. 18)."""

    WORKS = "works"
    GOODS = "goods"
    SERVICES = "services"
    SOCIAL_SERVICES = "social_services"
    """Social and other special services of annex XIV of directive 2014/24/EU (arts 127-128)."""
    ENGINEERING_SERVICES = "engineering_services"
    """Engineering and architecture services, design included."""
    WORKS_CONCESSION = "works_concession"
    SERVICES_CONCESSION = "services_concession"

    @property
    def label(self) -> str:
        """Italian name."""
        return _NATURES[self]

    @property
    def concession(self) -> bool:
        """Whether it is a concession (Book IV), not a contract of Book II."""
        return self in (Nature.WORKS_CONCESSION, Nature.SERVICES_CONCESSION)

    @property
    def of_works(self) -> bool:
        """Whether the works levels of qualification (L1-L3) are those that count."""
        return self in (Nature.WORKS, Nature.WORKS_CONCESSION)


class Authority(StrEnum):
    """Kind of contracting authority; Comuni, Unioni and Province are sub-central."""

    SUB_CENTRAL = "sub_central"
    CENTRAL = "central"


class ProcedureType(StrEnum):
    """How a contractor is chosen; a framework and a dynamic system rest on another procedure."""

    DIRECT_AWARD = "direct_award"
    NEGOTIATED_BELOW_THRESHOLD = "negotiated_below_threshold"
    OPEN = "open"
    RESTRICTED = "restricted"
    COMPETITIVE_NEGOTIATION = "competitive_negotiation"
    COMPETITIVE_DIALOGUE = "competitive_dialogue"
    INNOVATION_PARTNERSHIP = "innovation_partnership"
    NEGOTIATED_WITHOUT_PUBLICATION = "negotiated_without_publication"
    FRAMEWORK_AGREEMENT = "framework_agreement"
    DYNAMIC_PURCHASING_SYSTEM = "dynamic_purchasing_system"
    DESIGN_CONTEST = "design_contest"
    CONCESSION = "concession"

    @property
    def label(self) -> str:
        """Italian name."""
        return _PROCEDURES[self]


_NATURES = {
    Nature.WORKS: "lavori",
    Nature.GOODS: "forniture",
    Nature.SERVICES: "servizi",
    Nature.SOCIAL_SERVICES: "servizi sociali e assimilati",
    Nature.ENGINEERING_SERVICES: "servizi di ingegneria e architettura",
    Nature.WORKS_CONCESSION: "concessione di lavori",
    Nature.SERVICES_CONCESSION: "concessione di servizi",
}

_PROCEDURES = {
    ProcedureType.DIRECT_AWARD: "Affidamento diretto",
    ProcedureType.NEGOTIATED_BELOW_THRESHOLD: "Procedura negoziata senza bando sotto soglia",
    ProcedureType.OPEN: "Procedura aperta",
    ProcedureType.RESTRICTED: "Procedura ristretta",
    ProcedureType.COMPETITIVE_NEGOTIATION: "Procedura competitiva con negoziazione",
    ProcedureType.COMPETITIVE_DIALOGUE: "Dialogo competitivo",
    ProcedureType.INNOVATION_PARTNERSHIP: "Partenariato per l'innovazione",
    ProcedureType.NEGOTIATED_WITHOUT_PUBLICATION: "Procedura negoziata senza pubblicazione del bando",
    ProcedureType.FRAMEWORK_AGREEMENT: "Accordo quadro",
    ProcedureType.DYNAMIC_PURCHASING_SYSTEM: "Sistema dinamico di acquisizione",
    ProcedureType.DESIGN_CONTEST: "Concorso di progettazione",
    ProcedureType.CONCESSION: "Affidamento di concessione con bando",
}


def eu_threshold(nature: Nature, authority: Authority) -> tuple[str, str]:
    """Parameter and letter of art. 14 c. 1 that hold the EU threshold, ordinary sectors.

    >>> eu_threshold(Nature.ENGINEERING_SERVICES, Authority.SUB_CENTRAL)
    ('eu_threshold.services', 'dlgs-36-2023 art. 14 c. 1 lett. c')
    >>> eu_threshold(Nature.SERVICES_CONCESSION, Authority.CENTRAL)
    ('eu_threshold.works', 'dlgs-36-2023 art. 14 c. 1 lett. a')
    """
    if nature.of_works or nature.concession:
        parameter, letter = "eu_threshold.works", "a"
    elif nature is Nature.SOCIAL_SERVICES:
        parameter, letter = "eu_threshold.social_services", "d"
    elif authority is Authority.CENTRAL:
        parameter, letter = "eu_threshold.services_central", "b"
    else:
        parameter, letter = "eu_threshold.services", "c"
    return parameter, f"dlgs-36-2023 art. 14 c. 1 lett. {letter}"
