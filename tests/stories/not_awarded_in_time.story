# La stessa decisione, presa nel termine.
from demo before propose_award
2026-04-10T10:00 director/tre decline_award decline_act={"number":"200","day":"2026-04-10"} reasons="Nessuna offerta è conveniente (dimostrazione)." decline_announced={"answer":true,"reasons":"Facoltà prevista nella lettera di invito (dimostrazione)."} = not_awarded
