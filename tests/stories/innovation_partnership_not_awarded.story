# Partenariato per l'innovazione: nessuna offerta è conveniente.
from innovation_partnership_concluded after rank
2026-05-20T10:00 director/tre decline_award decline_act={"number":"150","day":"2026-05-20"} reasons="Nessuna offerta conveniente (dimostrazione)." decline_announced={"answer":true,"reasons":"Previsto negli atti di gara (dimostrazione)."} = not_awarded
