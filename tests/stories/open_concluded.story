# Procedura aperta per lavori sopra la soglia europea, al prezzo più basso, fino all'avviso sui risultati.
# Enti, imprese e importi sono inventati (dimostrazione).
from demo before submit
2026-01-13T09:00 buyer/uno fill_in subject="Lavori di costruzione della nuova scuola secondaria (dimostrazione)" cpv=45214200-2 base_amount=5900000.00 labour_cost=1800000.00 safety_costs=150000.00
2026-01-13T09:10 buyer/uno fill_in cup=J31B25000010004 cui=L99990000020202600007 decision_to_procure={"number":"8","day":"2026-01-13","issuer":"Comune di Valdorsa (dimostrazione)"} project_approved_on=2025-12-20
2026-01-14T11:00 buyer/uno submit protocol=2026/0000412 = submitted
2026-01-16T12:00 director/tre accept acceptance_act={"number":"41","day":"2026-01-16","protocol":"2026/0000655"} = accepted

case open@2026-01-19T09:00 actor=officer/due
2026-01-19T10:00 director/tre appoint_sua_rup sua_rup=@quattro sua_rup_act={"number":"57","day":"2026-01-19"} = preparation
2026-01-20T09:00 sua_rup/quattro set_up criterion=price platform="Piattaforma certificata (dimostrazione)" platform_procedure=DIMO-2026-0031 documents_link="https://gare.provincia-montelupo.example/0031"
2026-01-20T09:30 officer/due request_documents documents_asked="Capitolato e schema di contratto aggiornati." documents_due=2026-01-19 ! documents_announced
> says (19/01/2026) è già passato
2026-01-20T10:00 officer/due request_documents documents_asked="Capitolato e schema di contratto aggiornati." documents_due=2026-01-27 = documents_requested
2026-01-26T12:00 buyer/uno provide_documents documents_reply="Trasmessi capitolato e schema di contratto." tender_documents=@documents = preparation
2026-01-27T09:00 director/tre decide_to_procure launch_decision={"number":"64","day":"2026-01-27"} ! lots_or_reasons
> says mancano le ragioni
2026-01-27T09:30 sua_rup/quattro set_up single_lot_reasons="Un solo edificio, con impianti e strutture non separabili (dimostrazione)." abnormal_elements="Costi della manodopera inferiori alle tabelle ministeriali; tempi di posa incompatibili con il cronoprogramma (dimostrazione)."
2026-01-27T10:00 director/tre decide_to_procure launch_decision={"number":"64","day":"2026-01-27"} = preparation
2026-01-28T09:00 sua_rup/quattro set_up bids_due=2026-02-27T12:00+01:00
2026-01-28T09:10 sua_rup/quattro transmit_notice eu_notice=DIMO-TED-0031 ! conflicts_declared cig_acquired receipt_term_sufficient
> says la prima scadenza possibile in un giorno successivo è il 02/03/2026
2026-01-28T09:20 sua_rup/quattro declare_conflicts conflict_statement={"answer":false,"reasons":"Nessun interesse negli operatori e nell'intervento (dimostrazione)."}
2026-01-28T09:30 sua_rup/quattro set_up cig=B0A1B2C21A bids_due=2026-03-02T12:00+01:00
2026-01-28T09:40 officer/due publish notice_identifier=BDNCP-DIMO-0031 notice_digest=9c41d7e20b86fa53c1e7704d9a2b6835fe10c94d7728ab5306ef1d92c84b7a60 ! eu_notice_first
> says prima della pubblicazione nazionale il bando va trasmesso
2026-01-28T10:00 sua_rup/quattro transmit_notice eu_notice=DIMO-TED-0031 = transmitted
2026-01-28T11:00 officer/due publish notice_identifier=BDNCP-DIMO-0031 notice_digest=9c41d7e20b86fa53c1e7704d9a2b6835fe10c94d7728ab5306ef1d92c84b7a60 ! eu_notice_first
> says Manca la prova
2026-01-29T09:00 officer/due publish notice_identifier=BDNCP-DIMO-0031 notice_digest=9c41d7e20b86fa53c1e7704d9a2b6835fe10c94d7728ab5306ef1d92c84b7a60 eu_confirmed_at=2026-01-28T10:20+01:00 ! eu_notice_first
> says finiscono il 30/01/2026 alle 11:00
> from 2026-01-30
2026-01-30T11:00 officer/due publish notice_identifier=BDNCP-DIMO-0031 notice_digest=9c41d7e20b86fa53c1e7704d9a2b6835fe10c94d7728ab5306ef1d92c84b7a60 eu_confirmed_at=2026-01-28T10:20+01:00 = published
2026-02-10T09:00 officer/due record_question questions=[{"number":1,"received_at":"2026-02-09T10:00+01:00","subject":"Spessore dell'isolamento della copertura."},{"number":1,"received_at":"2026-02-09T11:00+01:00","subject":"Certificati dei serramenti."}] ! questions_numbered
> says lo stesso numero: 1
2026-02-10T09:10 officer/due record_question questions=[{"number":1,"received_at":"2026-02-09T10:00+01:00","subject":"Spessore dell'isolamento della copertura."},{"number":2,"received_at":"2026-02-09T11:00+01:00","subject":"Certificati dei serramenti."}] = published
2026-02-12T09:00 officer/due answer_questions answers=[{"question":3,"text":"Si veda il capitolato."}] ! answers_match
> says quesiti che non risultano: 3
2026-02-12T09:10 officer/due answer_questions answers=[{"question":1,"text":"Si veda l'elaborato 12."}] = published
2026-02-16T09:00 officer/due record_site_visit site_visits=[{"operator":"99990000038","visited_on":"2026-02-13"}] = published
2026-02-25T09:00 officer/due answer_questions answers=[{"question":2,"text":"Si accettano certificati equivalenti."}] ! answers_in_time
> says almeno 6 giorni prima della scadenza (02/03/2026), cioè entro il 24/02/2026
2026-02-25T09:30 sua_rup/quattro extend_term extension_act={"number":"80","day":"2026-02-25"} extension_reasons="Chiarimento reso in ritardo." ! extension_moves_forward
> says non indica una nuova scadenza per il termine per le offerte
2026-02-25T09:40 sua_rup/quattro extend_term extension_act={"number":"80","day":"2026-02-25"} extension_reasons="Chiarimento reso in ritardo." bids_due=2026-02-27T12:00+01:00 ! extension_moves_forward
> says non è successiva a quella in corso (02/03/2026 alle 12:00)
2026-02-25T10:00 sua_rup/quattro extend_term extension_act={"number":"80","day":"2026-02-25"} extension_reasons="Chiarimento reso in ritardo." bids_due=2026-03-09T12:00+01:00 = published
2026-02-25T10:30 officer/due answer_questions answers=[{"question":2,"text":"Si accettano certificati equivalenti."}] = published
2026-03-09T11:00 officer/due record_platform_fault fault_from=2026-03-09T12:30+01:00 fault_evidence="Segnalazione del gestore n. 771 (dimostrazione)" ! fault_recordable
> says è nel futuro
2026-03-09T12:10 officer/due record_platform_restored fault_to=2026-03-09T12:05+01:00 ! fault_standing
> says Nessun malfunzionamento risulta in corso
2026-03-09T12:20 officer/due record_platform_fault fault_from=2026-03-09T12:15+01:00 fault_evidence="Segnalazione del gestore n. 771 (dimostrazione)" ! fault_recordable
> says quando era già passato il termine per le offerte
2026-03-09T12:25 officer/due record_platform_fault fault_from=2026-03-09T09:00+01:00 fault_evidence="Segnalazione del gestore n. 771 (dimostrazione)" = published
2026-03-09T12:30 officer/due record_platform_fault fault_from=2026-03-09T09:30+01:00 fault_evidence="Segnalazione del gestore n. 772 (dimostrazione)" ! fault_recordable
> says risulta già in corso
2026-03-09T12:40 officer/due close_receipt bids_received=2 bidders=@invited_two platform_report=3f2c9a7be51d08466b1e2f90ad7c35e8419b6d02f7a85c3e1d94b06a72ef58c1 ! platform_running
> says non funziona dal 09/03/2026 alle 09:00
2026-03-09T13:00 officer/due record_platform_restored fault_to=2026-03-09T08:00+01:00 ! fault_standing
> says non è successivo all'inizio
2026-03-09T15:00 officer/due record_platform_restored fault_to=2026-03-09T14:00+01:00 fault_extension_hours=19 = published
2026-03-10T11:00 officer/due close_receipt bids_received=2 bidders=@invited_two platform_report=3f2c9a7be51d08466b1e2f90ad7c35e8419b6d02f7a85c3e1d94b06a72ef58c1 ! receipt_term_elapsed
> says scade il 10/03/2026
> from 2026-03-10
2026-03-10T12:30 officer/due close_receipt bids_received=2 bidders=@invited_two platform_report=3f2c9a7be51d08466b1e2f90ad7c35e8419b6d02f7a85c3e1d94b06a72ef58c1 = receipt_closed
2026-03-11T09:30 director/tre appoint_board board=["@cinque","@sei"] board_act={"number":"131","day":"2026-03-11"} board_compatible={"answer":true,"reasons":"Dichiarazioni acquisite (dimostrazione)."} = board_appointed
2026-03-11T09:38 board/cinque declare_conflicts conflict_statement={"answer":false,"reasons":"Nessun interesse (dimostrazione)."}
2026-03-11T10:00 board/cinque open_examination = examination
2026-03-11T12:00 sua_rup/quattro record_admissions admissions_act={"number":"133","day":"2026-03-11"} = admitted
2026-03-12T10:00 board/cinque transcribe_bids bids=@bids_school bids_report=9c41d7e20b86fa53c1e7704d9a2b6835fe10c94d7728ab5306ef1d92c84b7a60 = transcribed
2026-03-12T11:00 board/sei declare_conflicts conflict_statement={"answer":false,"reasons":"Nessun interesse (dimostrazione)."}
2026-03-12T11:00 board/sei confirm_bids = opened
2026-03-12T11:30 board/cinque rank minutes_act={"number":"2","day":"2026-03-12"} = ranked
2026-03-12T12:00 board/cinque propose_award congruity={"answer":true,"reasons":"Costi coerenti con le tabelle ministeriali (dimostrazione)."} = proposed
2026-03-12T13:00 officer/due request_checks = checking
2026-03-30T10:00 officer/due record_checks checks=@checks_alfa = checking
2026-03-30T11:00 sua_rup/quattro complete_checks = verified
2026-04-01T10:00 director/tre award award_act={"number":"212","day":"2026-04-01","protocol":"2026/0002418"} = awarded
2026-04-02T09:00 officer/due communicate_award communications=@communications_two communications_report=5a0e8c13d94f67b2a1086e3fc5d7942be8013f6c7d29a4580b6ce1f37d82954a = communicated
2026-04-03T09:00 officer/due hand_over handover_protocol=2026/0002500 = handed_over
2026-04-27T11:00 buyer/uno sign_contract contract_act={"number":"1204","day":"2026-04-27","issuer":"Comune di Valdorsa (dimostrazione)"} antimafia="Informazione antimafia liberatoria del 20/04/2026 (dimostrazione)" definitive_guarantee={"answer":true,"reasons":"Polizza n. 7781/2026 (dimostrazione)."} ! standstill_elapsed
2026-05-12T12:00 buyer/uno sign_contract contract_act={"number":"1204","day":"2026-05-12","issuer":"Comune di Valdorsa (dimostrazione)"} antimafia="Informazione antimafia liberatoria del 20/04/2026 (dimostrazione)" definitive_guarantee={"answer":true,"reasons":"Polizza n. 7781/2026 (dimostrazione)."} = signed
2026-05-25T09:00 officer/due publish_award_notice award_notice=ESITO-DIMO-2026-0031 = concluded
