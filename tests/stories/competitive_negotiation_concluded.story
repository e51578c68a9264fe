# Procedura competitiva con negoziazione: domande, inviti, offerte iniziali, negoziazioni, offerte finali, fino all'avviso sui risultati.
# Enti, imprese e importi sono inventati (dimostrazione).
from demo after accept
case competitive_negotiation@2026-01-26T09:00 actor=officer/due
2026-01-27T10:00 director/tre appoint_sua_rup sua_rup=@quattro sua_rup_act={"number":"57","day":"2026-01-27"} = preparation
2026-01-27T11:00 sua_rup/quattro declare_conflicts conflict_statement={"answer":false,"reasons":"Nessun interesse (dimostrazione)."}
2026-01-28T09:00 sua_rup/quattro set_up cig=B0A1B2C21A platform="Piattaforma certificata (dimostrazione)" platform_procedure=DIMO-2026-0042 documents_link="https://gare.provincia-montelupo.example/0042" single_lot_reasons="Intervento su un solo tratto di strada (dimostrazione)." cross_border_interest={"answer":false,"reasons":"Importo contenuto (dimostrazione)."}
2026-01-28T10:00 sua_rup/quattro set_up criterion=price abnormal_method=A requests_due=2026-02-27T12:00+01:00
2026-01-28T11:00 director/tre decide_to_procure launch_decision={"number":"60","day":"2026-01-28"} ! negotiation_grounds
> says Manca la condizione
2026-01-28T11:10 sua_rup/quattro set_up negotiation_ground=prior_negotiation
2026-01-28T11:20 director/tre decide_to_procure launch_decision={"number":"60","day":"2026-01-28"} ! negotiation_grounds
> says La condizione indicata ricorre davvero
2026-01-28T11:30 sua_rup/quattro set_up negotiation_judged={"answer":false,"reasons":"Il progetto è ordinario (dimostrazione)."}
2026-01-28T11:40 director/tre decide_to_procure launch_decision={"number":"60","day":"2026-01-28"} ! negotiation_grounds
> says giudicata non ricorrente
2026-01-28T11:50 sua_rup/quattro set_up negotiation_judged={"answer":true,"reasons":"Cantiere in area di frana attiva, con rischi da ripartire (dimostrazione)."}
2026-01-28T12:00 director/tre decide_to_procure launch_decision={"number":"60","day":"2026-01-28"} = preparation
2026-01-29T09:00 officer/due publish notice_identifier=BDNCP-DIMO notice_digest=9c41d7e20b86fa53c1e7704d9a2b6835fe10c94d7728ab5306ef1d92c84b7a60 ! requests_term_sufficient
> says servono almeno 30 giorni interi
2026-01-29T09:10 sua_rup/quattro set_up requests_due=2026-03-03T12:00+01:00
2026-01-29T09:20 officer/due publish notice_identifier=BDNCP-DIMO notice_digest=9c41d7e20b86fa53c1e7704d9a2b6835fe10c94d7728ab5306ef1d92c84b7a60 = published
2026-03-03T12:10 officer/due close_applications applications_received=3 applicants=@invited_three applications_report=3f2c9a7be51d08466b1e2f90ad7c35e8419b6d02f7a85c3e1d94b06a72ef58c1 = applications_closed
2026-03-04T09:30 sua_rup/quattro prequalify candidates=@invited_three prequalification_act={"number":"120","day":"2026-03-04"} = prequalified
2026-03-04T10:00 sua_rup/quattro send_invitations invited=@invited_three invitation_act={"number":"121","day":"2026-03-04"} initial_bids_due=2026-03-11T12:00+01:00 ! receipt_term_sufficient
> says servono almeno 25 giorni interi
2026-03-04T10:10 sua_rup/quattro send_invitations invited=@invited_three invitation_act={"number":"121","day":"2026-03-04"} initial_bids_due=2026-03-11T12:00+01:00 bids_reduction=agreed = invited
2026-03-05T09:00 officer/due record_question questions=[{"number":1,"received_at":"2026-03-04T17:00+01:00","subject":"Accesso al cantiere."}] = invited
2026-03-05T10:00 officer/due answer_questions answers=[{"question":1,"text":"Dalla strada provinciale."}] = invited
2026-03-10T12:00 officer/due close_initial_bids initial_bids_received=3 initial_bids_report=3f2c9a7be51d08466b1e2f90ad7c35e8419b6d02f7a85c3e1d94b06a72ef58c1 ! initial_term_elapsed
> says scade il 11/03/2026 alle 12:00
2026-03-11T12:10 officer/due close_initial_bids initial_bids_received=4 initial_bids_report=3f2c9a7be51d08466b1e2f90ad7c35e8419b6d02f7a85c3e1d94b06a72ef58c1 ! initial_bids_not_more
> says (4) superano gli operatori invitati (3)
2026-03-11T12:20 officer/due close_initial_bids initial_bids_received=3 initial_bids_report=3f2c9a7be51d08466b1e2f90ad7c35e8419b6d02f7a85c3e1d94b06a72ef58c1 = initial_bids_closed
2026-03-11T13:00 director/tre declare_deserted deserted_act={"number":"125","day":"2026-03-11"} ! no_initial_bids
> says Sono pervenute 3 offerte iniziali
2026-03-11T13:10 sua_rup/quattro award_on_initial_bids reasons="Offerte già soddisfacenti (dimostrazione)." bidders=@invited_three ! initial_award_reserved
> says non riserva la facoltà
2026-03-11T14:00 sua_rup/quattro open_negotiation negotiators=@only_zeta ! negotiators_remain
> says non invitati, o già usciti dalle negoziazioni: righe 1
2026-03-11T14:10 sua_rup/quattro open_negotiation negotiators=@invited_three = negotiating
2026-03-11T15:00 sua_rup/quattro invite_final_bids final_invitation_act={"number":"126","day":"2026-03-11"} bids_due=2026-03-16T12:00+01:00 core_unchanged={"answer":true,"reasons":"Nessuna modifica (dimostrazione)."} ! negotiation_held
> says Non risulta alcuna seduta
2026-03-12T10:00 sua_rup/quattro record_negotiation negotiations=[{"held_on":"2026-03-12","subject":"Ripartizione dei rischi geologici","minutes":"9c41d7e20b86fa53c1e7704d9a2b6835fe10c94d7728ab5306ef1d92c84b7a60"}] = negotiating
2026-03-12T11:00 sua_rup/quattro end_phase negotiators=@invited_two reasons="Punteggio inferiore (dimostrazione)." ! phases_allowed
> says Il bando non prevede fasi successive
2026-03-12T12:00 sua_rup/quattro invite_final_bids final_invitation_act={"number":"126","day":"2026-03-12"} bids_due=2026-03-16T12:00+01:00 core_unchanged={"answer":false,"reasons":"Si è toccato un requisito (dimostrazione)."} ! core_not_negotiated
> says requisiti minimi o criteri di aggiudicazione sono stati negoziati
2026-03-12T12:30 sua_rup/quattro invite_final_bids final_invitation_act={"number":"126","day":"2026-03-12"} bids_due=2026-03-16T12:00+01:00 core_unchanged={"answer":true,"reasons":"Nessuna modifica (dimostrazione)."} = final_bids_invited
2026-03-16T12:30 officer/due close_receipt bids_received=2 bidders=@invited_two platform_report=3f2c9a7be51d08466b1e2f90ad7c35e8419b6d02f7a85c3e1d94b06a72ef58c1 = receipt_closed
2026-03-17T09:30 director/tre appoint_board board=["@cinque","@sei"] board_act={"number":"131","day":"2026-03-17"} board_compatible={"answer":true,"reasons":"Dichiarazioni acquisite (dimostrazione)."} = board_appointed
2026-03-17T10:00 board/cinque declare_conflicts conflict_statement={"answer":false,"reasons":"Nessun interesse (dimostrazione)."}
2026-03-17T10:00 board/cinque open_examination = examination
2026-03-17T12:00 sua_rup/quattro record_admissions admissions_act={"number":"133","day":"2026-03-17"} = admitted
2026-03-18T10:00 board/cinque transcribe_bids bids=@bids_upstream bids_report=9c41d7e20b86fa53c1e7704d9a2b6835fe10c94d7728ab5306ef1d92c84b7a60 = transcribed
2026-03-18T11:00 board/sei declare_conflicts conflict_statement={"answer":false,"reasons":"Nessun interesse (dimostrazione)."}
2026-03-18T11:00 board/sei confirm_bids = opened
2026-03-18T11:30 board/cinque rank minutes_act={"number":"2","day":"2026-03-18"} = ranked
2026-03-18T12:00 board/cinque propose_award congruity={"answer":true,"reasons":"Costi coerenti con le tabelle ministeriali (dimostrazione)."} = proposed
2026-03-18T13:00 officer/due request_checks = checking
2026-03-30T10:00 officer/due record_checks checks=@checks_alfa = checking
2026-03-30T11:00 sua_rup/quattro complete_checks = verified
2026-04-01T10:00 director/tre award award_act={"number":"212","day":"2026-04-01","protocol":"2026/0002418"} = awarded
2026-04-02T09:00 officer/due communicate_award communications=@communications_two communications_report=5a0e8c13d94f67b2a1086e3fc5d7942be8013f6c7d29a4580b6ce1f37d82954a = communicated
2026-04-03T09:00 officer/due hand_over handover_protocol=2026/0002500 = handed_over
2026-04-27T12:00 buyer/uno sign_contract contract_act={"number":"1204","day":"2026-04-27","issuer":"Comune di Valdorsa (dimostrazione)"} antimafia="Informazione antimafia liberatoria (dimostrazione)" definitive_guarantee={"answer":true,"reasons":"Polizza n. 7781/2026 (dimostrazione)."} = signed
2026-05-11T09:00 officer/due publish_award_notice award_notice=ESITO-DIMO-2026 = concluded
