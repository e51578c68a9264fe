# Procedura negoziata sotto soglia: nessuna offerta è conveniente.
from demo after rank
2026-03-20T10:00 director/tre decline_award decline_act={"number":"150","day":"2026-03-20"} reasons="Nessuna offerta conveniente (dimostrazione)." decline_announced={"answer":true,"reasons":"Previsto nella lettera di invito (dimostrazione)."} = not_awarded
