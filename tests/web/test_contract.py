"""The contract under fire: random and broken requests on every operation, as every role.

No answer of the 5xx family, none that the contract does not describe. Paths are given real cases
half of the time, so that what lies behind «not found» is reached too.
"""

import logging
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from sua.service.dossier import Dossier
from sua.storage.home import Home
from sua.web.signing import COOKIE, CSRF_HEADER
from tests.support import Cluster, desk_on
from tests.web.doors import EVERYBODY, Door, Doors, doors_on

EXAMPLES = 4
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]


@pytest.fixture(scope="module")
def standing(
    cluster: Cluster, played_once: Home, demo: Dossier, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Doors]:
    """One installation for the whole module: what is asked of it is garbage anyway."""
    assert played_once
    home = Home(Path(tmp_path_factory.mktemp("contract")))
    with desk_on(cluster.create("contract", "played"), home) as desk:
        for folder in ("keys", "documents"):
            for file in (played_once.root / folder).iterdir():
                (getattr(home, folder) / file.name).write_bytes(file.read_bytes())
        with doors_on(desk, demo, sign_ins_per_minute=100_000) as found:
            yield found


@pytest.mark.parametrize("who", EVERYBODY)
def test_no_request_breaks_the_contract(standing: Doors, who: str) -> None:
    logging.getLogger("httpx2").setLevel(logging.WARNING)
    schema = schemathesis.openapi.from_asgi("/api/v1/openapi.json", standing.app)
    case_id = str(standing.case("negotiated"))
    operations = [found.ok() for found in schema.get_all_operations()]
    assert len(operations) > 20
    for operation in operations:
        # A new door for each: some operations end the session they come with.
        for mode in GenerationMode:
            try_operation(operation, standing.door(who), case_id, mode)


def try_operation(operation: Any, door: Door, case_id: str, mode: GenerationMode) -> None:
    turn = count()

    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        database=None,
        derandomize=True,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(generation_mode=mode))
    def ask(case: Any) -> None:
        if "case_id" in (case.path_parameters or {}) and next(turn) % 2:
            case.path_parameters["case_id"] = case_id
        case.call_and_validate(
            headers={CSRF_HEADER: door.csrf},
            cookies={COOKIE: door.client.cookies[COOKIE]},
            checks=CHECKS,
        )

    ask()
