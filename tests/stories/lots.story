# Quattro lotti, ognuno per la sua strada: aggiudicato, deserto, annullato, fermo per un ricorso.
from demo before submit
2026-01-13T09:00 buyer/uno fill_in subject="Manutenzione di quattro scuole (dimostrazione)" cpv=45214200-2 base_amount=6000000.00 labour_cost=1700000.00 safety_costs=120000.00 labour_in_discount_base=false
2026-01-13T09:10 buyer/uno fill_in cup=J31B25000010004 cui=L99990000020202600007 decision_to_procure={"number":"8","day":"2026-01-13","issuer":"Comune di Valdorsa (dimostrazione)"} project_approved_on=2025-12-20
2026-01-14T11:00 buyer/uno submit protocol=2026/0000412 = submitted
2026-01-16T12:00 director/tre accept acceptance_act={"number":"41","day":"2026-01-16","protocol":"2026/0000655"} = accepted

case open@2026-01-19T09:00 actor=officer/due
2026-01-19T10:00 director/tre appoint_sua_rup sua_rup=@quattro sua_rup_act={"number":"57","day":"2026-01-19"} = preparation
2026-01-19T10:10 sua_rup/quattro declare_conflicts conflict_statement={"answer":false,"reasons":"Nessun interesse (dimostrazione)."}
2026-01-20T09:00 sua_rup/quattro set_up criterion=price lots=@school_lots lots_criteria="Una scuola per lotto (dimostrazione)." platform="Piattaforma certificata (dimostrazione)" platform_procedure=DIMO-2026-0050 documents_link="https://gare.provincia-montelupo.example/0050" abnormal_elements="Costi della manodopera (dimostrazione)." bids_due=2026-03-09T12:00+01:00 cig=B0A1B2C21A
2026-01-27T10:00 director/tre decide_to_procure launch_decision={"number":"64","day":"2026-01-27"} = preparation
2026-01-28T10:00 sua_rup/quattro transmit_notice eu_notice=DIMO-TED-0050 = transmitted
2026-01-30T11:00 officer/due publish notice_identifier=BDNCP-DIMO-0050 notice_digest=9c41d7e20b86fa53c1e7704d9a2b6835fe10c94d7728ab5306ef1d92c84b7a60 eu_confirmed_at=2026-01-28T10:20+01:00 = published
2026-03-09T12:40 officer/due close_receipt bids_received=3 bidders=@lot_bidders_all platform_report=3f2c9a7be51d08466b1e2f90ad7c35e8419b6d02f7a85c3e1d94b06a72ef58c1 ! bids_counted
> says Manca il numero delle offerte per i lotti: 1, 2, 3, 4.
2026-03-09T12:50 officer/due close_receipt bids_received=3 bidders=@lot_bidders_all lot_bids=@lot_counts lot_bidders=@lot_rows platform_report=3f2c9a7be51d08466b1e2f90ad7c35e8419b6d02f7a85c3e1d94b06a72ef58c1 = receipt_closed
2026-03-10T09:20 director/tre appoint_board board=["@cinque","@sei"] board_act={"number":"131","day":"2026-03-10"} board_compatible={"answer":true,"reasons":"Dichiarazioni acquisite (dimostrazione)."} = board_appointed
2026-03-10T10:00 sua_rup/quattro open_examination = examination
2026-03-10T12:00 sua_rup/quattro record_admissions = lots_running
# Il lotto 2 non ha offerte.
2026-03-11T09:00 director/tre declare_deserted@1 deserted_act={"number":"139","day":"2026-03-11"} ! no_bids_left
2026-03-11T09:10 director/tre declare_deserted@2 deserted_act={"number":"140","day":"2026-03-11"} = deserted
# Il lotto 3 si annulla per un errore nel suo capitolato; gli altri proseguono.
2026-03-11T09:20 director/tre annul@3 withdrawal_act={"number":"141","day":"2026-03-11"} reasons="Errore nel capitolato del lotto 3 (dimostrazione)." = annulled
# Il lotto 1 arriva al contratto.
2026-03-11T10:00 board/cinque transcribe_bids bids=@bids_lot_one bids_report=9c41d7e20b86fa53c1e7704d9a2b6835fe10c94d7728ab5306ef1d92c84b7a60 ! lot
2026-03-11T10:10 board/cinque transcribe_bids@1 bids=@bids_lot_four bids_report=9c41d7e20b86fa53c1e7704d9a2b6835fe10c94d7728ab5306ef1d92c84b7a60 ! bids_of_admitted_operators
2026-03-11T10:20 board/cinque declare_conflicts conflict_statement={"answer":false,"reasons":"Nessun interesse (dimostrazione)."}
2026-03-11T10:20 board/cinque transcribe_bids@1 bids=@bids_lot_one bids_report=9c41d7e20b86fa53c1e7704d9a2b6835fe10c94d7728ab5306ef1d92c84b7a60 = transcribed
2026-03-11T11:00 board/sei declare_conflicts conflict_statement={"answer":false,"reasons":"Nessun interesse (dimostrazione)."}
2026-03-11T11:00 board/sei confirm_bids@1 = opened
2026-03-11T11:10 board/cinque rank@1 minutes_act={"number":"2","day":"2026-03-11"} = ranked
2026-03-11T11:20 board/cinque propose_award@1 congruity={"answer":true,"reasons":"Costi coerenti (dimostrazione)."} = proposed
2026-03-11T11:30 officer/due request_checks@1 = checking
2026-03-30T10:00 officer/due record_checks@1 checks=@lot_checks_alfa = checking
2026-03-30T11:00 sua_rup/quattro complete_checks@1 = verified
2026-04-01T10:00 director/tre award@1 award_act={"number":"212","day":"2026-04-01"} = awarded
2026-04-02T09:00 officer/due communicate_award@1 communications=@lot_one_communications communications_report=5a0e8c13d94f67b2a1086e3fc5d7942be8013f6c7d29a4580b6ce1f37d82954a = communicated
2026-04-03T09:00 officer/due hand_over@1 handover_protocol=2026/0002500 = handed_over
# Il lotto 4, con una sola offerta, è aggiudicato; un ricorso con domanda cautelare ne ferma la stipula.
2026-04-07T10:00 board/cinque transcribe_bids@4 bids=@bids_lot_four bids_report=9c41d7e20b86fa53c1e7704d9a2b6835fe10c94d7728ab5306ef1d92c84b7a60 = transcribed
2026-04-07T11:00 board/sei confirm_bids@4 = opened
2026-04-07T11:10 board/cinque rank@4 minutes_act={"number":"5","day":"2026-04-07"} = ranked
2026-04-07T11:20 board/cinque propose_award@4 congruity={"answer":true,"reasons":"Costi coerenti (dimostrazione)."} = proposed
2026-04-07T11:30 officer/due request_checks@4 = checking
2026-04-20T10:00 officer/due record_checks@4 checks=@lot_checks_gamma = checking
2026-04-20T11:00 sua_rup/quattro complete_checks@4 = verified
2026-04-21T10:00 director/tre award@4 award_act={"number":"240","day":"2026-04-21"} = awarded
2026-04-22T09:00 officer/due communicate_award@4 communications=[{"operator":"99990000053","kind":"award","sent_on":"2026-04-22"}] communications_report=5a0e8c13d94f67b2a1086e3fc5d7942be8013f6c7d29a4580b6ce1f37d82954a = communicated
2026-04-22T10:00 officer/due hand_over@4 handover_protocol=2026/0002700 = handed_over
2026-04-23T09:00 officer/due record_appeal@4 appeals=[{"number":"320/2026","court":"TAR (dimostrazione)","notified_on":"2026-04-23","against":"award"}] = handed_over
2026-04-23T09:10 officer/due record_interim_request@4 interim_requests=[{"number":"320/2026","notified_on":"2026-04-23"}] = handed_over
2026-04-27T12:00 buyer/uno sign_contract@4 contract_act={"number":"1204","day":"2026-04-27"} antimafia="Informazione liberatoria (dimostrazione)" definitive_guarantee={"answer":true,"reasons":"Polizza (dimostrazione)."} ! no_stay_pending
2026-04-27T12:10 buyer/uno sign_contract@1 contract_act={"number":"1204","day":"2026-04-27"} antimafia="Informazione liberatoria (dimostrazione)" definitive_guarantee={"answer":true,"reasons":"Polizza (dimostrazione)."} ! standstill_elapsed
2026-05-05T12:00 buyer/uno sign_contract@1 contract_act={"number":"1210","day":"2026-05-05"} antimafia="Informazione liberatoria (dimostrazione)" definitive_guarantee={"answer":true,"reasons":"Polizza (dimostrazione)."} = signed
2026-05-11T09:00 officer/due publish_award_notice@1 award_notice=ESITO-DIMO-2026-0050-1 = concluded
2026-05-20T09:00 officer/due record_interim_ruling@4 interim_rulings=[{"number":"320/2026","published_on":"2026-05-19","outcome":"rejected"}] = handed_over
2026-05-20T12:00 buyer/uno sign_contract@4 contract_act={"number":"1230","day":"2026-05-20"} antimafia="Informazione liberatoria (dimostrazione)" definitive_guarantee={"answer":true,"reasons":"Polizza (dimostrazione)."} = signed
2026-05-25T09:00 officer/due publish_award_notice@4 award_notice=ESITO-DIMO-2026-0050-4 = concluded
