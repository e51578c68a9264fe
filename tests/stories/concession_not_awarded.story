from concession_concluded after rank
2026-03-03T10:00 director/tre decline_award decline_act={"number":"110","day":"2026-03-03"} reasons="Nessuna offerta conveniente (dimostrazione)." decline_announced={"answer":true,"reasons":"Facoltà scritta nel bando (dimostrazione)."} = not_awarded
