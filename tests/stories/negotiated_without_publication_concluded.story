# Procedura negoziata senza pubblicazione del bando per lavori (estrema urgenza): presupposto e giudizio nel primo atto, almeno
# tre operatori, fino all'avviso sui risultati. Enti, imprese e importi sono inventati (dimostrazione).
from demo after accept
case negotiated_without_publication@2026-01-26T09:00 actor=officer/due
2026-01-27T10:00 director/tre appoint_sua_rup sua_rup=@quattro sua_rup_act={"number":"57","day":"2026-01-27"} = preparation
2026-01-27T11:00 sua_rup/quattro declare_conflicts conflict_statement={"answer":false,"reasons":"Nessun interesse (dimostrazione)."}
2026-01-28T09:00 sua_rup/quattro set_up cig=B0A1B2C21A platform="Piattaforma certificata (dimostrazione)" platform_procedure=DIMO-2026-0047 documents_link="https://gare.provincia-montelupo.example/0047" single_lot_reasons="Intervento su un solo tratto di strada (dimostrazione)." cross_border_interest={"answer":false,"reasons":"Importo contenuto (dimostrazione)."}
2026-01-28T10:00 sua_rup/quattro set_up criterion=price selection_reasons="Operatori con mezzi già in zona (dimostrazione)." invited=@invited_two bids_due=2026-03-16T12:00+01:00
2026-01-28T11:00 director/tre decide_to_procure launch_decision={"number":"60","day":"2026-01-28"} ! unpublished_grounds
> says Manca il presupposto
2026-01-28T11:10 sua_rup/quattro set_up unpublished_ground=commodity_market unpublished_judged={"answer":false,"reasons":"Non è una fornitura (dimostrazione)."}
2026-01-28T11:20 director/tre decide_to_procure launch_decision={"number":"60","day":"2026-01-28"} ! unpublished_grounds
> says non è previsto per contratti di questa natura
2026-01-28T11:30 sua_rup/quattro set_up unpublished_ground=extreme_urgency
2026-01-28T11:40 director/tre decide_to_procure launch_decision={"number":"60","day":"2026-01-28"} ! unpublished_grounds
> says ricorre in tutti i suoi elementi
2026-01-28T11:45 sua_rup/quattro set_up unpublished_judged={"answer":false,"reasons":"La frana era prevedibile (dimostrazione)."}
2026-01-28T11:46 director/tre decide_to_procure launch_decision={"number":"60","day":"2026-01-28"} ! unpublished_grounds
> says giudicato non ricorrente
2026-01-28T11:50 sua_rup/quattro set_up unpublished_judged={"answer":true,"reasons":"Frana improvvisa del 20 gennaio, strada interrotta (dimostrazione)."}
2026-01-28T12:00 director/tre decide_to_procure launch_decision={"number":"60","day":"2026-01-28"} = preparation
2026-01-29T09:00 sua_rup/quattro send_invitations invitation_act={"number":"93","day":"2026-01-29"} ! abnormal_rule_stated minimum_invited
> says indicano il metodo
2026-01-29T09:10 sua_rup/quattro set_up abnormal_method=A
2026-01-29T09:20 sua_rup/quattro send_invitations invitation_act={"number":"93","day":"2026-01-29"} ! minimum_invited
> says Gli operatori invitati sono 2: ne servono almeno 3
2026-01-29T09:30 sua_rup/quattro set_up invited=@invited
2026-01-29T09:40 sua_rup/quattro send_invitations invitation_act={"number":"93","day":"2026-01-29"} = invited
2026-03-16T12:30 officer/due close_receipt bids_received=5 platform_report=3f2c9a7be51d08466b1e2f90ad7c35e8419b6d02f7a85c3e1d94b06a72ef58c1 = receipt_closed
2026-03-17T09:30 director/tre appoint_board board=["@cinque","@sei"] board_act={"number":"131","day":"2026-03-17"} board_compatible={"answer":true,"reasons":"Dichiarazioni acquisite (dimostrazione)."} = board_appointed
2026-03-17T10:00 board/cinque declare_conflicts conflict_statement={"answer":false,"reasons":"Nessun interesse (dimostrazione)."}
2026-03-17T10:00 board/cinque open_examination = examination
2026-03-17T12:00 sua_rup/quattro record_admissions admissions_act={"number":"133","day":"2026-03-17"} = admitted
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
