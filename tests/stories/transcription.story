# La trascrizione delle offerte economiche: di chi è in gara, con i costi dichiarati, confermata da un'altra persona.
from demo before transcribe_bids
2026-03-11T09:00 board/cinque record_technical_scores technical_scores=[{"operator":"99990000038","criterion":"A","points":10}] technical_minutes_act={"number":"1","day":"2026-03-11"} ! criterion_has_quality
2026-03-11T09:10 board/cinque transcribe_bids bids=[{"codice_fiscale":"99990000087","discount":"1","labour_cost":"1","safety_charges":"1"}] bids_report=9c41d7e20b86fa53c1e7704d9a2b6835fe10c94d7728ab5306ef1d92c84b7a60 ! bids_of_admitted_operators
2026-03-11T09:20 board/cinque transcribe_bids bids=[{"codice_fiscale":"99990000038","discount":"1","labour_cost":"0","safety_charges":"1"}] bids_report=9c41d7e20b86fa53c1e7704d9a2b6835fe10c94d7728ab5306ef1d92c84b7a60 ! labour_and_safety_declared
2026-03-11T10:00 board/cinque transcribe_bids bids=@bids bids_report=9c41d7e20b86fa53c1e7704d9a2b6835fe10c94d7728ab5306ef1d92c84b7a60 redaction_requests=[{"operator":"99990000053","part":"Analisi dei prezzi (dimostrazione)"}] = transcribed
2026-03-11T10:10 board/cinque confirm_bids ! second_person
2026-03-11T10:20 board/sei correct_transcription reasons="Un ribasso era stato letto male (dimostrazione)." = admitted
2026-03-11T10:30 board/sei transcribe_bids bids=@bids bids_report=9c41d7e20b86fa53c1e7704d9a2b6835fe10c94d7728ab5306ef1d92c84b7a60 = transcribed
2026-03-11T10:40 board/cinque confirm_bids = opened
# La graduatoria si forma una volta sola per tutte: nel mezzo il RUP può escludere chi non è conforme.
2026-03-11T10:50 sua_rup/quattro exclude_operator exclusions=[{"codice_fiscale":"99990000087","reasons":"Prova."}] reasons="Prova." exclusion_act={"number":"5","day":"2026-03-11"} ! excluded_took_part
2026-03-11T11:00 sua_rup/quattro exclude_operator exclusions=[{"codice_fiscale":"99990000038","reasons":"Offerta non conforme (dimostrazione)."}] reasons="Offerta non conforme (dimostrazione)." exclusion_act={"number":"5","day":"2026-03-11"} = opened
2026-03-11T11:10 sua_rup/quattro exclude_operator exclusions=[{"codice_fiscale":"99990000046","reasons":"Prova."}] reasons="Prova." exclusion_act={"number":"6","day":"2026-03-11"} ! exclusions_only_grow
2026-03-11T11:30 board/cinque rank minutes_act={"number":"2","day":"2026-03-11"} = ranked
# Con quattro offerte l'esclusione non è più automatica: la congruità della migliore si giudica.
2026-03-11T12:00 board/cinque propose_award ! congruity_judged
2026-03-11T12:10 board/cinque propose_award congruity={"answer":true,"reasons":"Costi coerenti (dimostrazione)."} = proposed
