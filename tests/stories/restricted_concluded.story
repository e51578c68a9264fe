# Procedura ristretta per lavori sotto soglia: domande, prequalifica, inviti, offerte, fino all'avviso sui risultati.
# Enti, imprese e importi sono inventati (dimostrazione).
from demo after accept
case restricted@2026-01-26T09:00 actor=officer/due
2026-01-27T10:00 director/tre appoint_sua_rup sua_rup=@quattro sua_rup_act={"number":"57","day":"2026-01-27"} = preparation
2026-01-27T11:00 sua_rup/quattro declare_conflicts conflict_statement={"answer":false,"reasons":"Nessun interesse (dimostrazione)."}
2026-01-28T09:00 sua_rup/quattro set_up cig=B0A1B2C21A platform="Piattaforma certificata (dimostrazione)" platform_procedure=DIMO-2026-0041 documents_link="https://gare.provincia-montelupo.example/0041" single_lot_reasons="Intervento su un solo tratto di strada (dimostrazione)." cross_border_interest={"answer":false,"reasons":"Importo contenuto (dimostrazione)."}
2026-01-28T10:00 sua_rup/quattro set_up criterion=price abnormal_method=A candidates_minimum=4 requests_due=2026-03-02T12:00+01:00
2026-01-28T12:00 director/tre decide_to_procure launch_decision={"number":"60","day":"2026-01-28"} = preparation
2026-01-29T09:00 officer/due publish notice_identifier=BDNCP-DIMO notice_digest=9c41d7e20b86fa53c1e7704d9a2b6835fe10c94d7728ab5306ef1d92c84b7a60 ! minimum_candidates_stated
> says (4) è inferiore a quello di legge (5)
2026-01-29T09:10 sua_rup/quattro set_up candidates_minimum=5
2026-01-29T09:20 officer/due publish notice_identifier=BDNCP-DIMO notice_digest=9c41d7e20b86fa53c1e7704d9a2b6835fe10c94d7728ab5306ef1d92c84b7a60 ! minimum_candidates_stated
> says mancano i criteri obiettivi
2026-01-29T09:30 sua_rup/quattro set_up candidates_criteria="Fatturato in lavori analoghi dell'ultimo triennio (dimostrazione)." requests_due=2026-02-28T12:00+01:00 ! bids_due_on_working_day
> says Il termine per le domande di partecipazione cade il 28/02/2026
2026-01-29T09:40 sua_rup/quattro set_up candidates_criteria="Fatturato in lavori analoghi dell'ultimo triennio (dimostrazione)." requests_due=2026-02-27T12:00+01:00
2026-01-29T09:50 officer/due publish notice_identifier=BDNCP-DIMO notice_digest=9c41d7e20b86fa53c1e7704d9a2b6835fe10c94d7728ab5306ef1d92c84b7a60 ! requests_term_sufficient
> says dalla trasmissione del bando (29/01/2026) servono almeno 30 giorni interi, che finiscono il 02/03/2026
2026-01-29T10:00 sua_rup/quattro set_up requests_due=2026-03-03T12:00+01:00
2026-01-29T10:10 officer/due publish notice_identifier=BDNCP-DIMO notice_digest=9c41d7e20b86fa53c1e7704d9a2b6835fe10c94d7728ab5306ef1d92c84b7a60 = published
2026-02-10T09:00 officer/due record_question questions=[{"number":1,"received_at":"2026-02-09T10:00+01:00","subject":"Requisiti del raggruppamento."}] = published
2026-02-11T09:00 officer/due answer_questions answers=[{"question":1,"text":"Si veda il disciplinare."}] = published
2026-03-02T12:00 officer/due close_applications applications_received=6 applicants=@applicants_six applications_report=3f2c9a7be51d08466b1e2f90ad7c35e8419b6d02f7a85c3e1d94b06a72ef58c1 ! requests_term_elapsed
> says scade il 03/03/2026 alle 12:00
> from 2026-03-03
2026-03-03T12:05 officer/due close_applications applications_received=5 applicants=@applicants_six applications_report=3f2c9a7be51d08466b1e2f90ad7c35e8419b6d02f7a85c3e1d94b06a72ef58c1 ! applicants_counted
> says Le domande pervenute sono 5, gli operatori elencati 6
2026-03-03T12:10 officer/due close_applications applications_received=6 applicants=@applicants_six applications_report=3f2c9a7be51d08466b1e2f90ad7c35e8419b6d02f7a85c3e1d94b06a72ef58c1 = applications_closed
2026-03-04T09:00 sua_rup/quattro prequalify candidates=@invited_four not_selected=@only_zeta prequalification_act={"number":"120","day":"2026-03-04"} ! candidates_applied minimum_candidates
> says Manca l'esito di operatori che hanno chiesto di partecipare: righe 5
2026-03-04T09:10 sua_rup/quattro prequalify candidates=@invited_four not_selected=@epsilon_zeta prequalification_act={"number":"120","day":"2026-03-04"} ! minimum_candidates
> says la riduzione si ferma a 5
2026-03-04T09:20 sua_rup/quattro prequalify candidates=@invited not_selected=@only_eta prequalification_act={"number":"120","day":"2026-03-04"} ! candidates_applied
> says operatori che non hanno chiesto di partecipare: righe 1
2026-03-04T09:30 sua_rup/quattro prequalify candidates=@invited not_selected=@only_zeta prequalification_act={"number":"120","day":"2026-03-04"} = prequalified
2026-03-04T10:00 sua_rup/quattro send_invitations invited=@invited_four invitation_act={"number":"121","day":"2026-03-04"} bids_due=2026-03-16T12:00+01:00 ! invited_were_candidates receipt_term_sufficient
> says Non sono invitati candidati selezionati: righe 5
2026-03-04T10:05 sua_rup/quattro send_invitations invited=@applicants_six invitation_act={"number":"121","day":"2026-03-04"} bids_due=2026-03-16T12:00+01:00 ! invited_were_candidates receipt_term_sufficient
> says non sono tra i candidati selezionati: righe 6
2026-03-04T10:10 sua_rup/quattro send_invitations invited=@invited invitation_act={"number":"121","day":"2026-03-04"} bids_due=2026-03-16T12:00+01:00 ! receipt_term_sufficient
> says dall'invito (04/03/2026) servono almeno 30 giorni interi
2026-03-04T10:20 sua_rup/quattro send_invitations invited=@invited invitation_act={"number":"121","day":"2026-03-04"} bids_due=2026-03-13T23:00+01:00 bids_reduction=not_agreed ! receipt_term_sufficient
> says servono almeno 10 giorni interi
2026-03-04T10:30 sua_rup/quattro send_invitations invited=@invited invitation_act={"number":"121","day":"2026-03-04"} bids_due=2026-03-17T12:00+01:00 bids_reduction=urgency reduction_reasons="La frana avanza (dimostrazione)." = invited
2026-03-05T10:00 sua_rup/quattro extend_term extension_act={"number":"122","day":"2026-03-05"} extension_reasons="Prova (dimostrazione)." bids_due=2026-03-16T12:00+01:00 ! extension_moves_forward
> says non è successiva a quella in corso
2026-03-17T12:10 officer/due close_receipt bids_received=5 platform_report=3f2c9a7be51d08466b1e2f90ad7c35e8419b6d02f7a85c3e1d94b06a72ef58c1 = receipt_closed
2026-03-17T14:00 director/tre appoint_board board=["@cinque","@sei"] board_act={"number":"131","day":"2026-03-17"} board_compatible={"answer":true,"reasons":"Dichiarazioni acquisite (dimostrazione)."} = board_appointed
2026-03-17T15:00 board/cinque declare_conflicts conflict_statement={"answer":false,"reasons":"Nessun interesse (dimostrazione)."}
2026-03-17T15:00 board/cinque open_examination = examination
2026-03-17T16:00 sua_rup/quattro record_admissions admissions_act={"number":"133","day":"2026-03-17"} = admitted
2026-03-18T10:00 board/cinque transcribe_bids bids=@bids bids_report=9c41d7e20b86fa53c1e7704d9a2b6835fe10c94d7728ab5306ef1d92c84b7a60 = transcribed
2026-03-18T11:00 board/sei declare_conflicts conflict_statement={"answer":false,"reasons":"Nessun interesse (dimostrazione)."}
2026-03-18T11:00 board/sei confirm_bids = opened
2026-03-18T11:30 board/cinque rank minutes_act={"number":"2","day":"2026-03-18"} = ranked
2026-03-18T12:00 board/cinque propose_award congruity={"answer":true,"reasons":"Costi coerenti con le tabelle ministeriali (dimostrazione)."} = proposed
2026-03-18T13:00 officer/due request_checks = checking
2026-03-30T10:00 officer/due record_checks checks=@checks = checking
2026-03-30T11:00 sua_rup/quattro complete_checks = verified
2026-04-01T10:00 director/tre award award_act={"number":"212","day":"2026-04-01","protocol":"2026/0002418"} = awarded
2026-04-02T09:00 officer/due communicate_award communications=@communications communications_report=5a0e8c13d94f67b2a1086e3fc5d7942be8013f6c7d29a4580b6ce1f37d82954a = communicated
2026-04-03T09:00 officer/due hand_over handover_protocol=2026/0002500 = handed_over
2026-04-27T12:00 buyer/uno sign_contract contract_act={"number":"1204","day":"2026-04-27","issuer":"Comune di Valdorsa (dimostrazione)"} antimafia="Informazione antimafia liberatoria (dimostrazione)" definitive_guarantee={"answer":true,"reasons":"Polizza n. 7781/2026 (dimostrazione)."} = signed
2026-05-11T09:00 officer/due publish_award_notice award_notice=ESITO-DIMO-2026 = concluded
