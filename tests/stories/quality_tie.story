# A parità di punteggio si sorteggia, se gli atti non dicono chi precede.
from quality before set_up
2026-01-20T09:00 sua_rup/quattro set_up criterion=price_quality cig=B0A1B2C21A platform="Piattaforma certificata (dimostrazione)" platform_procedure=DIMO-2026-0040 documents_link="https://gare.provincia-montelupo.example/0040" single_lot_reasons="Un solo edificio (dimostrazione)." abnormal_elements="Costi della manodopera (dimostrazione)." bids_due=2026-03-09T12:00+01:00 award_criteria=@criteria rescaling=none minimum_on=before_rescaling price_points=30 price_formula=linear_discount tie_rule=nobody
2026-01-27T10:00 director/tre decide_to_procure launch_decision={"number":"64","day":"2026-01-27"} = preparation
2026-01-28T10:00 sua_rup/quattro transmit_notice eu_notice=DIMO-TED-0040 = transmitted
2026-01-30T11:00 officer/due publish notice_identifier=BDNCP-DIMO-0040 notice_digest=9c41d7e20b86fa53c1e7704d9a2b6835fe10c94d7728ab5306ef1d92c84b7a60 eu_confirmed_at=2026-01-28T10:20+01:00 = published
2026-03-09T12:40 officer/due close_receipt bids_received=2 bidders=[{"codice_fiscale":"99990000038","name":"Impresa dimostrativa Alfa S.r.l."},{"codice_fiscale":"99990000046","name":"Impresa dimostrativa Beta S.r.l."}] platform_report=3f2c9a7be51d08466b1e2f90ad7c35e8419b6d02f7a85c3e1d94b06a72ef58c1 = receipt_closed
2026-03-10T09:20 director/tre appoint_board board=["@cinque","@sei","@otto"] board_act={"number":"131","day":"2026-03-10"} board_compatible={"answer":true,"reasons":"Dichiarazioni acquisite (dimostrazione)."} = board_appointed
2026-03-10T10:00 sua_rup/quattro open_examination = examination
2026-03-10T12:00 sua_rup/quattro record_admissions = admitted
2026-03-12T11:00 board/cinque declare_conflicts conflict_statement={"answer":false,"reasons":"Nessun interesse (dimostrazione)."}
2026-03-12T11:00 board/cinque record_technical_scores technical_scores=[{"operator":"99990000038","criterion":"A","points":30},{"operator":"99990000038","criterion":"B","points":20},{"operator":"99990000038","criterion":"C","points":5},{"operator":"99990000046","criterion":"A","points":28},{"operator":"99990000046","criterion":"B","points":22},{"operator":"99990000046","criterion":"C","points":5}] technical_minutes_act={"number":"1","day":"2026-03-12"} = technically_evaluated
2026-03-13T10:00 board/cinque transcribe_bids bids=[{"codice_fiscale":"99990000038","discount":"10","labour_cost":"1800000","safety_charges":"40000"},{"codice_fiscale":"99990000046","discount":"10","labour_cost":"1800000","safety_charges":"40000"}] bids_report=9c41d7e20b86fa53c1e7704d9a2b6835fe10c94d7728ab5306ef1d92c84b7a60 = transcribed
2026-03-13T11:00 board/sei declare_conflicts conflict_statement={"answer":false,"reasons":"Nessun interesse (dimostrazione)."}
2026-03-13T11:00 board/sei confirm_bids = opened
2026-03-13T11:30 board/cinque rank minutes_act={"number":"2","day":"2026-03-13"} = ranked
2026-03-13T12:00 board/cinque propose_award congruity={"answer":true,"reasons":"Prova."} ! winner_found
2026-03-13T12:10 board/cinque commit_draw draw_seed_source="Lotto, ruota di Roma, estrazione del 14/03/2026 (dimostrazione)" = ranked
2026-03-16T09:20 board/cinque record_draw draw_seed="12 33 45 67 89" draw_seed_known_at=2026-03-14T20:00+01:00 draw_report=9c41d7e20b86fa53c1e7704d9a2b6835fe10c94d7728ab5306ef1d92c84b7a60 minutes_act={"number":"3","day":"2026-03-16"} = ranked
2026-03-16T09:30 board/cinque propose_award congruity={"answer":true,"reasons":"Costi coerenti (dimostrazione)."} = proposed
