# Revoca mentre il termine per le offerte corre.
from open_concluded before record_question
2026-02-05T10:00 director/tre revoke withdrawal_act={"number":"70","day":"2026-02-05"} reasons="Nuova valutazione dell'interesse pubblico (dimostrazione)." = revoked
