# Due offerte uguali al primo posto: il sorteggio che chiunque può ripetere, o quello fatto in seduta pubblica.
from demo before transcribe_bids
2026-03-11T10:00 board/cinque transcribe_bids bids=@tied_bids bids_report=9c41d7e20b86fa53c1e7704d9a2b6835fe10c94d7728ab5306ef1d92c84b7a60 = transcribed
2026-03-11T11:00 board/sei confirm_bids = opened
2026-03-11T11:30 board/cinque rank minutes_act={"number":"2","day":"2026-03-11"} = ranked
2026-03-11T11:40 board/cinque propose_award ! winner_found
> says serve il sorteggio
2026-03-11T11:50 sua_rup/quattro request_justifications abnormal_signs="Prova." justifications_due_on=2026-03-20 ! winner_found
2026-03-11T12:00 board/cinque commit_draw draw_seed_source="Lotto, ruota di Roma, estrazione del 12/03/2026 (dimostrazione)" = ranked
2026-03-13T09:00 board/cinque record_draw draw_report=9c41d7e20b86fa53c1e7704d9a2b6835fe10c94d7728ab5306ef1d92c84b7a60 minutes_act={"number":"3","day":"2026-03-13"} ! draw_outcome_known
2026-03-13T09:10 board/cinque record_draw draw_winner=[{"codice_fiscale":"99990000061","name":"Impresa dimostrativa Delta S.r.l."}] draw_report=9c41d7e20b86fa53c1e7704d9a2b6835fe10c94d7728ab5306ef1d92c84b7a60 minutes_act={"number":"3","day":"2026-03-13"} ! draw_among_tied
2026-03-13T09:20 board/cinque record_draw draw_seed="12 33 45 67 89" draw_seed_known_at=2026-03-12T20:00+01:00 draw_report=9c41d7e20b86fa53c1e7704d9a2b6835fe10c94d7728ab5306ef1d92c84b7a60 minutes_act={"number":"3","day":"2026-03-13"} = ranked
2026-03-13T09:30 board/cinque propose_award = proposed
