# La verifica è negativa: il proposto è escluso, la graduatoria si rifà e la verifica tocca al successivo.
from demo before request_checks
2026-03-12T10:10 officer/due request_checks = checking
2026-03-30T10:20 officer/due record_checks checks=[{"operator":"99990000053","subject":"automatic_grounds","source":"FVOE","requested_on":"2026-03-12","replied_on":"2026-03-30","outcome":"negative"}] = checking
2026-03-30T11:00 sua_rup/quattro exclude_operator exclusions=[{"codice_fiscale":"99990000053","reasons":"Causa di esclusione automatica accertata (dimostrazione)."}] reasons="Causa di esclusione automatica accertata (dimostrazione)." exclusion_ground=requirements minutes_act={"number":"4","day":"2026-03-30"} = ranked
2026-03-30T12:00 board/cinque propose_award ! congruity_judged
2026-03-30T12:10 board/cinque propose_award congruity={"answer":true,"reasons":"Costi coerenti (dimostrazione)."} = proposed
2026-03-31T10:00 officer/due request_checks = checking
2026-03-31T10:10 sua_rup/quattro complete_checks ! checks_complete
