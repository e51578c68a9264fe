"""One machine per lifecycle version: no jumps, no models, no misspelt names, nothing that leaks."""

import gc
from datetime import date

import pytest
from transitions import Machine

from sua.corpus.rulebooks import load_corpus
from sua.engine.lifecycle import Lifecycle
from sua.engine.machine import machine_for

CODES = ("request", "negotiated")


def lifecycle(code: str) -> Lifecycle:
    return load_corpus().lifecycle(code, date(2026, 1, 12))[0]


@pytest.mark.parametrize("code", CODES)
def test_the_machine_moves_exactly_as_the_data_says(code: str) -> None:
    cycle = lifecycle(code)
    machine = machine_for(cycle)
    for state in cycle.states:
        for command in cycle.commands:
            declared = cycle.transition(state.id, command)
            assert machine.move(state.id, command) == (
                declared.leads_to(state.id) if declared else None
            )


@pytest.mark.parametrize("code", CODES)
def test_there_are_no_jumps_and_no_unknown_commands(code: str) -> None:
    cycle = lifecycle(code)
    machine = machine_for(cycle)
    for command in [*(f"to_{s.id}" for s in cycle.states), "", "trigger", "state", "no_such"]:
        assert machine.move(cycle.initial, command) is None


def test_a_lifecycle_has_one_machine_and_no_case_stays_in_it() -> None:
    cycle = lifecycle("negotiated")
    machine = machine_for(cycle)
    for _ in range(1000):
        machine.move("preparation", "send_invitations")
    assert machine_for(cycle) is machine
    machines = [found for found in gc.get_objects() if isinstance(found, Machine)]
    assert all(found.models == [] for found in machines)


@pytest.mark.parametrize("code", CODES)
def test_nothing_leaves_a_final_state(code: str) -> None:
    cycle = lifecycle(code)
    running = cycle.lots.running if cycle.lots else ""  # left by its lots, not by a command
    for state in cycle.states:
        assert bool(cycle.leaving(state.id)) is not (state.final or state.id == running)
