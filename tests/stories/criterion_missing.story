# Fuori dai concorsi la decisione di contrarre dice il criterio di aggiudicazione.
from framework_concluded after declare_conflicts
2026-01-28T11:00 director/tre decide_to_procure launch_decision={"number":"60","day":"2026-01-28"} ! criterion_stated
> says Manca il criterio di aggiudicazione
