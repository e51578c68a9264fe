# Le spiegazioni convincono: l'offerta resta prima e si propone l'aggiudicazione.
from abnormal_bid before judge_justifications
2026-03-27T09:00 sua_rup/quattro judge_justifications justified={"answer":true,"reasons":"Economie di scala documentate (dimostrazione)."} congruity_report=9c41d7e20b86fa53c1e7704d9a2b6835fe10c94d7728ab5306ef1d92c84b7a60 = ranked
2026-03-27T10:00 sua_rup/quattro exclude_operator exclusions=[{"codice_fiscale":"99990000046","reasons":"Manca la qualificazione (dimostrazione)."},{"codice_fiscale":"99990000053","reasons":"Prova."}] reasons="Prova." exclusion_ground=abnormal minutes_act={"number":"3","day":"2026-03-27"} ! justifications_heard
> says sufficienti
2026-03-27T11:00 board/cinque propose_award other_collective_agreement=true ! equivalent_protection_judged
2026-03-27T11:10 board/cinque propose_award other_collective_agreement=true equivalent_protection={"answer":true,"reasons":"Tutele economiche e normative verificate (dimostrazione)."} = proposed
