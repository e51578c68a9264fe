# La SUA respinge la richiesta entro il termine.
from demo before accept
2026-01-21T12:00 director/tre refuse refusal_act={"number":"40","day":"2026-01-21"} reasons="Personale insufficiente nel periodo (dimostrazione)." = refused
