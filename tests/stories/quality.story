# Procedura aperta sopra soglia, qualità e prezzo: commissione, punteggi tecnici, prezzi, termine dilatorio, stipula.
# Enti, imprese e importi sono inventati (dimostrazione).
from demo before submit
2026-01-13T09:00 buyer/uno fill_in subject="Lavori di costruzione della nuova scuola secondaria (dimostrazione)" cpv=45214200-2 base_amount=5900000.00 labour_cost=1800000.00 safety_costs=150000.00 labour_in_discount_base=false
2026-01-13T09:10 buyer/uno fill_in cup=J31B25000010004 cui=L99990000020202600007 decision_to_procure={"number":"8","day":"2026-01-13","issuer":"Comune di Valdorsa (dimostrazione)"} project_approved_on=2025-12-20
2026-01-14T11:00 buyer/uno submit protocol=2026/0000412 = submitted
2026-01-16T12:00 director/tre accept acceptance_act={"number":"41","day":"2026-01-16","protocol":"2026/0000655"} = accepted

case open@2026-01-19T09:00 actor=officer/due
2026-01-19T10:00 director/tre appoint_sua_rup sua_rup=@quattro sua_rup_act={"number":"57","day":"2026-01-19"} = preparation
2026-01-19T10:10 sua_rup/quattro declare_conflicts conflict_statement={"answer":false,"reasons":"Nessun interesse (dimostrazione)."}
2026-01-20T09:00 sua_rup/quattro set_up criterion=price_quality cig=B0A1B2C21A platform="Piattaforma certificata (dimostrazione)" platform_procedure=DIMO-2026-0040 documents_link="https://gare.provincia-montelupo.example/0040" single_lot_reasons="Un solo edificio (dimostrazione)." abnormal_elements="Costi della manodopera inferiori alle tabelle ministeriali (dimostrazione)." bids_due=2026-03-09T12:00+01:00
2026-01-20T09:10 sua_rup/quattro set_up award_criteria=@criteria rescaling=criteria rescaled=discretionary minimum_on=before_rescaling technical_minimum=35 price_points=30 price_formula=bilinear_discount price_x=0.9 price_all_equal=full score_decimals=3 score_mode=half_up tie_rule=quality
2026-01-27T10:00 director/tre decide_to_procure launch_decision={"number":"64","day":"2026-01-27"} = preparation
2026-01-28T10:00 sua_rup/quattro transmit_notice eu_notice=DIMO-TED-0040 = transmitted
2026-01-30T11:00 officer/due publish notice_identifier=BDNCP-DIMO-0040 notice_digest=9c41d7e20b86fa53c1e7704d9a2b6835fe10c94d7728ab5306ef1d92c84b7a60 eu_confirmed_at=2026-01-28T10:20+01:00 = published
2026-03-09T12:30 officer/due close_receipt bids_received=4 platform_report=3f2c9a7be51d08466b1e2f90ad7c35e8419b6d02f7a85c3e1d94b06a72ef58c1 ! bids_counted
> says Manca l'elenco di chi ha presentato offerta.
2026-03-09T12:40 officer/due close_receipt bids_received=4 bidders=@invited_four platform_report=3f2c9a7be51d08466b1e2f90ad7c35e8419b6d02f7a85c3e1d94b06a72ef58c1 = receipt_closed
2026-03-10T09:00 director/tre appoint_board board=["@cinque","@sei"] board_act={"number":"131","day":"2026-03-10"} board_compatible={"answer":true,"reasons":"Dichiarazioni acquisite (dimostrazione)."} ! committee_composition
> says un numero dispari
2026-03-10T09:10 director/tre appoint_board board=["@cinque"] board_act={"number":"131","day":"2026-03-10"} board_compatible={"answer":true,"reasons":"Dichiarazioni acquisite (dimostrazione)."} ! committee_composition
> says è un collegio
2026-03-10T09:20 director/tre appoint_board board=["@cinque","@sei","@otto"] board_act={"number":"131","day":"2026-03-10"} board_compatible={"answer":true,"reasons":"Dichiarazioni acquisite (dimostrazione)."} = board_appointed
2026-03-10T10:00 sua_rup/quattro open_examination = examination
2026-03-10T12:00 sua_rup/quattro record_admissions = admitted
2026-03-11T10:00 board/cinque transcribe_bids bids=@quality_bids bids_report=9c41d7e20b86fa53c1e7704d9a2b6835fe10c94d7728ab5306ef1d92c84b7a60 ! technical_closed
2026-03-12T10:00 board/cinque record_technical_scores technical_scores=[{"operator":"99990000038","criterion":"A","points":45}] technical_minutes_act={"number":"1","day":"2026-03-12"} ! technical_scores_complete
> says superiori al massimo
2026-03-12T11:00 board/cinque declare_conflicts conflict_statement={"answer":false,"reasons":"Nessun interesse (dimostrazione)."}
2026-03-12T11:00 board/cinque record_technical_scores technical_scores=@scores technical_minutes_act={"number":"1","day":"2026-03-12"} = technically_evaluated
# Chi non raggiunge la soglia di sbarramento è escluso prima che si apra la sua offerta economica.
2026-03-12T12:00 sua_rup/quattro exclude_operator exclusions=[{"codice_fiscale":"99990000061","reasons":"Non raggiunge la soglia di sbarramento (dimostrazione)."}] reasons="Non raggiunge la soglia di sbarramento (dimostrazione)." exclusion_act={"number":"140","day":"2026-03-12"} = technically_evaluated
2026-03-13T10:00 board/cinque transcribe_bids bids=@quality_bids bids_report=9c41d7e20b86fa53c1e7704d9a2b6835fe10c94d7728ab5306ef1d92c84b7a60 = transcribed
2026-03-13T10:30 board/sei correct_transcription reasons="Un ribasso era stato letto male (dimostrazione)." = admitted
2026-03-13T10:40 board/cinque record_technical_scores technical_scores=@scores technical_minutes_act={"number":"1","day":"2026-03-13"} ! scores_before_prices
2026-03-13T10:50 board/sei declare_conflicts conflict_statement={"answer":false,"reasons":"Nessun interesse (dimostrazione)."}
2026-03-13T10:50 board/sei transcribe_bids bids=@quality_bids bids_report=9c41d7e20b86fa53c1e7704d9a2b6835fe10c94d7728ab5306ef1d92c84b7a60 = transcribed
2026-03-13T11:00 board/cinque confirm_bids = opened
2026-03-13T11:10 board/cinque commit_draw draw_seed_source="Prova" ! draw_needed
2026-03-13T11:30 board/cinque rank minutes_act={"number":"2","day":"2026-03-13"} = ranked
2026-03-16T10:00 board/cinque propose_award ! congruity_judged
2026-03-16T10:10 board/cinque propose_award congruity={"answer":true,"reasons":"Nessuno degli elementi indicati nel bando ricorre (dimostrazione)."} = proposed
2026-03-16T11:00 officer/due request_checks = checking
2026-03-30T10:00 officer/due record_checks checks=@checks = checking
2026-03-30T11:00 sua_rup/quattro complete_checks = verified
2026-04-01T10:00 director/tre award award_act={"number":"212","day":"2026-04-01"} = awarded
2026-04-02T09:00 officer/due communicate_award communications=@quality_communications communications_report=5a0e8c13d94f67b2a1086e3fc5d7942be8013f6c7d29a4580b6ce1f37d82954a = communicated
2026-04-02T10:00 buyer/uno authorise_early_start early_start_ground=below_threshold early_start_reasons="Prova." early_start_act={"number":"51","day":"2026-04-02"} ! early_start_grounds
2026-04-02T10:10 buyer/uno authorise_early_start early_start_ground=public_harm early_start_reasons="Perdita del finanziamento europeo se i lavori non cominciano (dimostrazione)." early_start_act={"number":"51","day":"2026-04-02"} = communicated
2026-04-03T09:00 officer/due hand_over handover_protocol=2026/0002500 = handed_over
2026-04-27T12:00 buyer/uno sign_contract contract_act={"number":"1204","day":"2026-04-27"} antimafia="Informazione liberatoria (dimostrazione)" definitive_guarantee={"answer":true,"reasons":"Polizza (dimostrazione)."} ! standstill_elapsed
> says 32 giorni dall'ultima comunicazione (02/04/2026): fino al 04/05/2026 compreso
> from 2026-05-05
2026-05-05T12:00 buyer/uno sign_contract contract_act={"number":"1210","day":"2026-05-05"} antimafia="Informazione liberatoria (dimostrazione)" definitive_guarantee={"answer":true,"reasons":"Polizza (dimostrazione)."} = signed
2026-05-11T09:00 officer/due publish_award_notice award_notice=ESITO-DIMO-2026-0040 = concluded
