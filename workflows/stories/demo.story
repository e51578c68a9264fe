# Dimostrazione: un Comune inventato chiede alla SUA una gara di lavori; i ribassi sono veri e pubblicati.
# Ogni riga: quando, chi, che cosa; «!» dice da quale regola il passaggio deve essere rifiutato,
# «=» a quale stato deve arrivare. Persone ed elenchi stanno in demo.toml.

case request@2026-01-12T09:00 actor=buyer/uno nature=works buyer_rup=@uno data_origin="Enti, persone, imprese e importi sono inventati. I cinque ribassi sono quelli pubblicati nell'aprile 2026 per la procedura aperta CIG BAE8168AE0 di Azienda Meridionale Acque Messina S.p.A. (metodo A, 26.150,72 euro)." subject="Lavori di messa in sicurezza della strada comunale del Vallone (dimostrazione)"
2026-01-12T09:20 buyer/uno fill_in cpv=45233141-9 nuts=ITI14 funding="Fondi propri di bilancio, capitolo 2026/3120 (dimostrazione)" collective_agreement="CCNL edilizia industria, codice F012"
2026-01-12T09:40 buyer/uno fill_in base_amount=628500.00 labour_cost=195000.00 safety_costs=21500.00 labour_in_discount_base=true
2026-01-12T10:00 buyer/uno fill_in project_validated_on=2025-12-10 project_validator="Ufficio tecnico comunale (dimostrazione)" documents=@documents
2026-01-12T10:15 buyer/uno submit ! works_papers required.decision_to_procure programme_code
2026-01-13T09:00 buyer/uno fill_in cup=J31B25000010004 cui=L99990000020202600007 decision_to_procure={"number":"8","day":"2026-01-13","issuer":"Comune di Valdorsa (dimostrazione)"}
2026-01-14T11:00 buyer/uno submit protocol=2026/0000412 = submitted
2026-01-16T09:30 officer/due request_integrations integration_items="Aggiornare il cronoprogramma dei lavori." = integration_requested
2026-01-19T15:00 buyer/uno integrate integration_reply="Trasmesso il cronoprogramma aggiornato." documents=@documents_updated = submitted
2026-01-21T12:00 director/tre accept acceptance_act={"number":"41","day":"2026-01-21","protocol":"2026/0000655"} = accepted

case negotiated@2026-01-26T09:00 actor=officer/due
2026-01-27T10:00 director/tre appoint_sua_rup sua_rup=@quattro sua_rup_act={"number":"57","day":"2026-01-27"} = preparation
2026-01-27T11:00 sua_rup/quattro declare_conflicts conflict_statement={"answer":false,"reasons":"Nessun interesse negli operatori e nell'intervento (dimostrazione)."}
2026-01-28T09:00 sua_rup/quattro set_up cig=B0A1B2C21A platform="Piattaforma certificata (dimostrazione)" platform_procedure=DIMO-2026-0007 consultation_notice_on=2026-01-28
2026-01-28T09:30 sua_rup/quattro set_up criterion=price abnormal_method=A rounding_when=stepwise rounding_decimals=3 rounding_mode=half_up reading_reasons="Arrotondamento alla terza cifra decimale a ogni passaggio, come nella procedura da cui provengono i ribassi."
2026-01-28T10:00 director/tre decide_to_procure launch_decision={"number":"60","day":"2026-01-28","protocol":"2026/0000790"} ! lots_or_reasons
2026-01-28T10:30 sua_rup/quattro set_up single_lot_reasons="Intervento su un solo tratto di strada, non divisibile in parti funzionali (dimostrazione)."
2026-01-28T11:00 director/tre decide_to_procure launch_decision={"number":"60","day":"2026-01-28","protocol":"2026/0000790"} = preparation
2026-02-12T10:00 sua_rup/quattro set_up bids_due=2026-03-08T12:00+01:00 ! bids_due_on_working_day
2026-02-12T10:05 sua_rup/quattro set_up bids_due=2026-03-09T12:00+01:00 selection_method=operators_list selection_reasons="Operatori iscritti all'elenco della SUA per la categoria OG3, per ordine di minor numero di inviti negli ultimi tre anni (dimostrazione)."
2026-02-12T10:10 sua_rup/quattro set_up invited=@invited_four
2026-02-13T09:00 sua_rup/quattro send_invitations invitation_act={"number":"93","day":"2026-02-13","protocol":"2026/0001190"} ! minimum_invited no_cross_border_interest rotation_judged
2026-02-13T09:30 sua_rup/quattro set_up invited=@invited cross_border_interest={"answer":false,"reasons":"Importo contenuto e luogo di esecuzione lontano dai confini (dimostrazione)."} rotation={"answer":false,"reasons":"Il contraente uscente non è tra gli invitati (dimostrazione)."}
2026-02-13T10:00 sua_rup/quattro send_invitations invitation_act={"number":"93","day":"2026-02-13","protocol":"2026/0001190"} = invited
2026-03-06T09:00 officer/due close_receipt bids_received=5 platform_report=3f2c9a7be51d08466b1e2f90ad7c35e8419b6d02f7a85c3e1d94b06a72ef58c1 ! receipt_term_elapsed
2026-03-09T12:30 officer/due close_receipt bids_received=5 platform_report=3f2c9a7be51d08466b1e2f90ad7c35e8419b6d02f7a85c3e1d94b06a72ef58c1 = receipt_closed
2026-03-10T09:00 buyer/uno appoint_board board=["@cinque","@sei"] board_act={"number":"131","day":"2026-03-10"} ! role
2026-03-10T09:30 director/tre appoint_board board=["@cinque","@sei"] board_act={"number":"131","day":"2026-03-10"} board_compatible={"answer":true,"reasons":"Dichiarazioni acquisite (dimostrazione)."} = board_appointed
2026-03-10T09:40 board/cinque declare_conflicts conflict_statement={"answer":false,"reasons":"Nessun interesse negli offerenti (dimostrazione)."}
2026-03-10T09:45 board/sei declare_conflicts conflict_statement={"answer":false,"reasons":"Nessun interesse negli offerenti (dimostrazione)."}
2026-03-10T10:00 board/cinque open_examination = examination
2026-03-10T12:00 sua_rup/quattro record_admissions admissions_act={"number":"133","day":"2026-03-10"} = admitted
2026-03-11T10:00 board/cinque transcribe_bids bids=@bids bids_report=9c41d7e20b86fa53c1e7704d9a2b6835fe10c94d7728ab5306ef1d92c84b7a60 = transcribed
2026-03-11T10:30 board/cinque confirm_bids ! second_person
2026-03-11T11:00 board/sei confirm_bids = opened
2026-03-11T11:30 board/cinque rank minutes_act={"number":"2","day":"2026-03-11"} = ranked
2026-03-11T12:00 board/cinque propose_award congruity={"answer":true,"reasons":"Costi della manodopera e oneri di sicurezza coerenti con le tabelle ministeriali (dimostrazione)."} = proposed
2026-03-12T09:00 director/tre award award_act={"number":"166","day":"2026-03-12"} ! state
2026-03-12T10:00 officer/due request_checks = checking
2026-03-30T10:00 officer/due record_checks checks=@checks = checking
2026-03-30T11:00 sua_rup/quattro complete_checks = verified
2026-04-01T10:00 director/tre award award_act={"number":"212","day":"2026-04-01","protocol":"2026/0002418"} = awarded
2026-04-02T09:00 officer/due communicate_award communications=@communications communications_report=5a0e8c13d94f67b2a1086e3fc5d7942be8013f6c7d29a4580b6ce1f37d82954a = communicated
2026-04-03T09:00 officer/due hand_over handover_protocol=2026/0002500 = handed_over
2026-04-27T11:00 buyer/uno sign_contract contract_act={"number":"1204","day":"2026-04-27","issuer":"Comune di Valdorsa (dimostrazione)"} antimafia="Informazione antimafia liberatoria del 20/04/2026 (dimostrazione)" ! guarantee_judged
2026-04-27T12:00 buyer/uno sign_contract contract_act={"number":"1204","day":"2026-04-27","issuer":"Comune di Valdorsa (dimostrazione)"} antimafia="Informazione antimafia liberatoria del 20/04/2026 (dimostrazione)" definitive_guarantee={"answer":true,"reasons":"Polizza fideiussoria n. 7781/2026 (dimostrazione)."} = signed
2026-05-11T09:00 officer/due publish_award_notice award_notice=ESITO-DIMO-2026-0007 = concluded
