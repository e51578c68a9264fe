"""What every page says of the installation: whose it is, and whether it is a demonstration."""

from typing import TYPE_CHECKING
from uuid import UUID

from sua.storage import registers
from sua.storage.database import DOOR, transaction

if TYPE_CHECKING:
    from sua.service.installation import Installation


def about_site(here: "Installation", province: UUID | None) -> tuple[str, bool]:
    """Name of the Province, empty while nobody has said which, and whether this is a demonstration."""
    with transaction(here.engine, DOOR) as connection:
        demo = registers.is_demo(connection) is True
        name = registers.body_name(connection, province) if province else ""
    return name, demo
