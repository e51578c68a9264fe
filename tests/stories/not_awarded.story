# Nessuna offerta conviene: si decide di non aggiudicare, entro trenta giorni dalla fine delle valutazioni.
from demo before propose_award
2026-03-20T10:00 director/tre decline_award decline_act={"number":"180","day":"2026-03-20"} reasons="Nessuna offerta è conveniente (dimostrazione)." ! decline_announced_judged
2026-04-13T10:00 director/tre decline_award decline_act={"number":"200","day":"2026-04-13"} reasons="Nessuna offerta è conveniente (dimostrazione)." decline_announced={"answer":true,"reasons":"Facoltà prevista nella lettera di invito (dimostrazione)."} ! not_awarded_in_time
> says scaduto il 10/04/2026
