# Meno di cinque offerte: l'offerta che appare anomala si esclude solo dopo averla sentita (art. 110).
from demo before record_admissions
2026-03-10T12:00 sua_rup/quattro record_admissions exclusions=[{"codice_fiscale":"99990000046","reasons":"Manca la qualificazione (dimostrazione)."}] admissions_act={"number":"133","day":"2026-03-10"} = admitted
2026-03-11T10:00 board/cinque transcribe_bids bids=@four_bids bids_report=9c41d7e20b86fa53c1e7704d9a2b6835fe10c94d7728ab5306ef1d92c84b7a60 = transcribed
2026-03-11T11:00 board/sei confirm_bids = opened
2026-03-11T11:30 board/cinque rank minutes_act={"number":"2","day":"2026-03-11"} = ranked
2026-03-11T12:00 board/cinque propose_award congruity={"answer":false,"reasons":"Ribasso non spiegato (dimostrazione)."} ! congruity_judged
2026-03-11T12:10 sua_rup/quattro exclude_operator exclusions=[{"codice_fiscale":"99990000046","reasons":"Manca la qualificazione (dimostrazione)."},{"codice_fiscale":"99990000053","reasons":"Offerta anomala (dimostrazione)."}] reasons="Offerta anomala (dimostrazione)." exclusion_ground=abnormal minutes_act={"number":"3","day":"2026-03-11"} ! justifications_heard
2026-03-11T12:20 sua_rup/quattro request_justifications abnormal_signs="Ribasso superiore di venti punti alla media (dimostrazione)." justifications_due_on=2026-03-27 ! justification_term_lawful
> says al massimo sono 15
2026-03-11T12:30 sua_rup/quattro request_justifications abnormal_signs="Ribasso superiore di venti punti alla media (dimostrazione)." justifications_due_on=2026-03-26 = abnormal_check
2026-03-20T09:00 sua_rup/quattro judge_justifications justified={"answer":false,"reasons":"Prova."} congruity_report=9c41d7e20b86fa53c1e7704d9a2b6835fe10c94d7728ab5306ef1d92c84b7a60 ! justifications_received_or_late
> from 2026-03-27
2026-03-24T09:00 sua_rup/quattro judge_justifications justifications_received_on=2026-03-23 justified={"answer":false,"reasons":"Costo della manodopera sotto i minimi tabellari (dimostrazione)."} congruity_report=9c41d7e20b86fa53c1e7704d9a2b6835fe10c94d7728ab5306ef1d92c84b7a60 = ranked
2026-03-24T10:00 board/cinque propose_award ! congruity_judged
> says giudicate insufficienti
2026-03-24T11:00 sua_rup/quattro exclude_operator exclusions=[{"codice_fiscale":"99990000046","reasons":"Manca la qualificazione (dimostrazione)."},{"codice_fiscale":"99990000053","reasons":"Offerta anomala (dimostrazione)."}] reasons="Offerta anomala (dimostrazione)." exclusion_ground=abnormal minutes_act={"number":"3","day":"2026-03-24"} = ranked
# La graduatoria è un'altra: il giudizio su quella di prima non vale più.
2026-03-24T12:00 board/cinque propose_award ! congruity_judged
> says La migliore offerta è congrua
