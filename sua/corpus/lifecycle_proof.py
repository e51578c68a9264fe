"""What must hold of one lifecycle by itself, beyond its grammar."""

from sua.corpus.availability import prove_available
from sua.corpus.places import Places
from sua.corpus.soundness import prove_sound
from sua.corpus.step_proof import prove_steps
from sua.corpus.term_proof import prove_terms
from sua.engine.lifecycle import Lifecycle


def prove_lifecycle(lifecycle: Lifecycle, where: Places) -> None:
    """Sound, with facts that can be there, steps that may be theirs, terms somebody answers for.

    Raises:
        CorpusError: the first fault, at its file and block.
    """
    prove_sound(lifecycle, where)
    prove_available(lifecycle, where)
    prove_steps(lifecycle, where)
    prove_terms(lifecycle, where)
