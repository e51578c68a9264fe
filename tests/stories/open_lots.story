# Procedura aperta sotto soglia in due lotti: uno si aggiudica e si stipula, l'altro è deserto; la procedura è poi finita.
from demo after accept
case open@2026-01-26T09:00 actor=officer/due
2026-01-27T10:00 director/tre appoint_sua_rup sua_rup=@quattro sua_rup_act={"number":"57","day":"2026-01-27"} = preparation
2026-01-27T11:00 sua_rup/quattro declare_conflicts conflict_statement={"answer":false,"reasons":"Nessun interesse negli operatori e nell'intervento (dimostrazione)."}
2026-01-28T09:00 sua_rup/quattro set_up criterion=price abnormal_method=A platform="Piattaforma certificata (dimostrazione)" platform_procedure=DIMO-2026-0032 documents_link="https://gare.provincia-montelupo.example/0032" cross_border_interest={"answer":false,"reasons":"Importo contenuto (dimostrazione)."}
2026-01-28T09:20 sua_rup/quattro set_up lots=@two_lots_too_small
2026-01-28T09:25 director/tre decide_to_procure launch_decision={"number":"60","day":"2026-01-28"} ! lots_add_up
> says La somma dei lotti per importi a base di gara è 600.000,00 euro, l'importo complessivo 628.500,00 euro
2026-01-28T09:30 sua_rup/quattro set_up lots=@two_lots_heavy
2026-01-28T09:35 director/tre decide_to_procure launch_decision={"number":"60","day":"2026-01-28"} ! lots_add_up
> says il costo della manodopera supera l'importo a base di gara: righe 2
2026-01-28T09:40 sua_rup/quattro set_up lots=@two_lots_without_cig max_lots_awarded=1
2026-01-28T09:45 director/tre decide_to_procure launch_decision={"number":"60","day":"2026-01-28"} ! lots_or_reasons
> says Mancano i criteri seguiti nella suddivisione
2026-01-28T09:50 sua_rup/quattro set_up lots_criteria="Due tratti funzionalmente autonomi, alla portata di piccole imprese (dimostrazione)."
2026-01-28T09:55 director/tre decide_to_procure launch_decision={"number":"60","day":"2026-01-28"} ! lots_or_reasons
> says mancano la ragione specifica e il criterio
2026-01-28T10:00 sua_rup/quattro set_up lot_limit_reasons="Esecuzione contemporanea dei due tratti; si aggiudica il lotto di maggiore importo (dimostrazione)."
2026-01-28T10:05 director/tre decide_to_procure launch_decision={"number":"60","day":"2026-01-28"} = preparation
2026-01-28T10:10 sua_rup/quattro set_up bids_due=2026-03-02T12:00+01:00
2026-01-28T10:15 sua_rup/quattro transmit_notice eu_notice=DIMO-TED-0032 ! at_or_above_eu_threshold
> says è inferiore alla soglia europea di 5.404.000,00 euro
2026-01-28T10:20 officer/due publish notice_identifier=BDNCP-DIMO-0032 notice_digest=9c41d7e20b86fa53c1e7704d9a2b6835fe10c94d7728ab5306ef1d92c84b7a60 ! cig_acquired
> says Manca il CIG dei lotti: 2
2026-01-28T10:30 sua_rup/quattro set_up lots=@two_lots
2026-01-28T10:35 director/tre decide_to_procure launch_decision={"number":"61","day":"2026-01-28"} = preparation
2026-01-28T11:00 officer/due publish notice_identifier=BDNCP-DIMO-0032 notice_digest=9c41d7e20b86fa53c1e7704d9a2b6835fe10c94d7728ab5306ef1d92c84b7a60 = published
2026-03-02T12:30 officer/due close_receipt bids_received=2 bidders=@invited_two lot_bids=[{"lot":"1","bids_received":2},{"lot":"2","bids_received":0}] lot_bidders=[{"lot":"1","operator":"99990000038"},{"lot":"1","operator":"99990000046"}] platform_report=3f2c9a7be51d08466b1e2f90ad7c35e8419b6d02f7a85c3e1d94b06a72ef58c1 = receipt_closed
2026-03-03T09:30 director/tre appoint_board board=["@cinque","@sei"] board_act={"number":"131","day":"2026-03-03"} board_compatible={"answer":true,"reasons":"Dichiarazioni acquisite (dimostrazione)."} = board_appointed
2026-03-03T10:00 board/cinque declare_conflicts conflict_statement={"answer":false,"reasons":"Nessun interesse (dimostrazione)."}
2026-03-03T10:00 board/cinque open_examination = examination
2026-03-03T12:00 sua_rup/quattro record_admissions admissions_act={"number":"133","day":"2026-03-03"} = lots_running
2026-03-04T10:00 director/tre declare_deserted@2 deserted_act={"number":"134","day":"2026-03-04"} = deserted
2026-03-04T10:30 board/cinque transcribe_bids@1 bids=@bids_upstream bids_report=9c41d7e20b86fa53c1e7704d9a2b6835fe10c94d7728ab5306ef1d92c84b7a60 = transcribed
2026-03-04T11:00 board/sei declare_conflicts conflict_statement={"answer":false,"reasons":"Nessun interesse (dimostrazione)."}
2026-03-04T11:00 board/sei confirm_bids@1 = opened
2026-03-04T11:30 board/cinque rank@1 minutes_act={"number":"2","day":"2026-03-04"} = ranked
2026-03-04T12:00 board/cinque propose_award@1 congruity={"answer":true,"reasons":"Costi coerenti con le tabelle ministeriali (dimostrazione)."} = proposed
2026-03-04T13:00 officer/due request_checks@1 = checking
2026-03-30T10:00 officer/due record_checks@1 checks=@checks_alfa = checking
2026-03-30T11:00 sua_rup/quattro complete_checks@1 = verified
2026-04-01T10:00 director/tre award@1 award_act={"number":"212","day":"2026-04-01"} = awarded
2026-04-02T09:00 officer/due communicate_award@1 communications=@communications_two communications_report=5a0e8c13d94f67b2a1086e3fc5d7942be8013f6c7d29a4580b6ce1f37d82954a = communicated
2026-04-03T09:00 officer/due hand_over@1 handover_protocol=2026/0002500 = handed_over
2026-04-27T12:00 buyer/uno sign_contract@1 contract_act={"number":"1204","day":"2026-04-27","issuer":"Comune di Valdorsa (dimostrazione)"} antimafia="Informazione antimafia liberatoria (dimostrazione)" definitive_guarantee={"answer":true,"reasons":"Polizza n. 7781/2026 (dimostrazione)."} = signed
2026-05-11T09:00 officer/due publish_award_notice@1 award_notice=ESITO-DIMO-2026-0032 = concluded
2026-05-12T09:00 director/tre revoke withdrawal_act={"number":"70","day":"2026-05-12"} reasons="Prova." ! ended
