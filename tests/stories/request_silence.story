# La SUA non risponde: passati dieci giorni la richiesta di un Comune non qualificato si intende accolta.
from demo before accept
2026-01-26T12:00 director/tre lapse_into_assent ! silence_elapsed
> says fino al 26/01/2026 compreso
> from 2026-01-27
2026-01-27T12:00 director/tre refuse refusal_act={"number":"40","day":"2026-01-27"} reasons="Tardi (dimostrazione)." ! answer_term_open
> says è scaduto il 26/01/2026
2026-01-27T12:10 director/tre lapse_into_assent = accepted
