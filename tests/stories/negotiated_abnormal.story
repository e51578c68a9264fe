# Procedura negoziata: senza il metodo per le offerte anomale e senza decisione di contrarre non si invita.
from demo before decide_to_procure
2026-01-28T11:30 sua_rup/quattro send_invitations invitation_act={"number":"93","day":"2026-01-28"} ! procedure_decided
> says Manca la decisione di contrarre
