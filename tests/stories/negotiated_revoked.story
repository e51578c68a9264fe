# Procedura negoziata sotto soglia: revocata prima delle offerte.
from demo before close_receipt
2026-02-20T10:00 director/tre revoke withdrawal_act={"number":"70","day":"2026-02-20"} reasons="Nuova valutazione dell'interesse pubblico (dimostrazione)." = revoked
