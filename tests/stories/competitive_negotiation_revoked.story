# Procedura competitiva con negoziazione: revocata prima delle offerte.
from competitive_negotiation_concluded before close_applications
2026-02-20T10:00 director/tre revoke withdrawal_act={"number":"70","day":"2026-02-20"} reasons="Nuova valutazione dell'interesse pubblico (dimostrazione)." = revoked
