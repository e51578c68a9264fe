"""A lifecycle drawn from the very data it runs on, as a Mermaid state diagram."""

from sua.engine.lifecycle import Lifecycle


def mermaid(lifecycle: Lifecycle) -> str:
    """Mermaid text: one node a state with its Italian label, one arrow a command."""
    lines = ["stateDiagram-v2", f"    %% {lifecycle.label} ({lifecycle.in_force_from})"]
    lines += [f'    state "{s.label}" as {s.id}' for s in lifecycle.states]
    lines.append(f"    [*] --> {lifecycle.initial}")
    for move in lifecycle.transitions:
        lines += [
            f"    {source} --> {move.leads_to(source)}: {move.label}" for source in move.sources
        ]
    lines += [f"    {s.id} --> [*]" for s in lifecycle.states if s.final]
    return "\n".join(lines)
