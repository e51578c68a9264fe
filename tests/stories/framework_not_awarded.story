from framework_concluded after rank
2026-03-12T10:00 director/tre decline_award decline_act={"number":"140","day":"2026-03-12"} reasons="Nessuna offerta conveniente (dimostrazione)." decline_announced={"answer":true,"reasons":"Facoltà scritta nel bando (dimostrazione)."} = not_awarded
