# Servizi di pulizia in tre lotti, procedura aperta, qualità e prezzo: il primo lotto è aggiudicato e aspetta il
# termine per la stipula, il secondo è deserto, il terzo è ancora in valutazione. Tutto inventato (dimostrazione).

case request@2026-05-11T09:00 actor=buyer/uno nature=services buyer_rup=@uno data_origin="Enti, persone, imprese e importi sono inventati (dimostrazione)." subject="Servizi di pulizia degli edifici comunali, tre lotti, tre anni (dimostrazione)"
2026-05-11T09:20 buyer/uno fill_in cpv=90910000-9 nuts=ITI14 funding="Fondi propri di bilancio, capitolo 2026/1410 (dimostrazione)" collective_agreement="CCNL multiservizi, codice K511" documents=@specifications
2026-05-11T09:40 buyer/uno fill_in base_amount=480000.00 labour_cost=390000.00 safety_costs=1200.00 options_amount=160000.00 labour_in_discount_base=true contract_features=[{"feature":"labour_intensive"}]
2026-05-18T09:00 buyer/uno fill_in cui=S99990000020202600011 decision_to_procure={"number":"52","day":"2026-05-18","issuer":"Comune di Valdorsa (dimostrazione)"}
2026-05-18T11:00 buyer/uno submit protocol=2026/0004410 = submitted
2026-05-25T12:00 director/tre accept acceptance_act={"number":"301","day":"2026-05-25","protocol":"2026/0004702"} = accepted

case open@2026-06-03T09:00 actor=officer/due
2026-06-03T10:00 director/tre appoint_sua_rup sua_rup=@quattro sua_rup_act={"number":"318","day":"2026-06-03"} = preparation
2026-06-03T11:00 sua_rup/quattro declare_conflicts conflict_statement={"answer":false,"reasons":"Nessun interesse negli operatori e nell'intervento (dimostrazione)."}
2026-06-10T09:00 sua_rup/quattro set_up platform="Piattaforma certificata (dimostrazione)" platform_procedure=DIMO-2026-0061 documents_link="https://gare.provincia-montelupo.example/0061" model_notice={"answer":true,"reasons":"Bando tipo n. 1/2023, senza deroghe (dimostrazione)."}
2026-06-10T09:30 sua_rup/quattro set_up lots=@cleaning_lots lots_criteria="Un lotto per genere di edificio, alla portata di piccole imprese (dimostrazione)."
2026-06-10T10:00 sua_rup/quattro set_up criterion=price award_criteria=@cleaning_criteria
2026-06-10T10:10 director/tre decide_to_procure launch_decision={"number":"330","day":"2026-06-10"} ! criterion_lawful
2026-06-10T10:30 sua_rup/quattro set_up criterion=price_quality price_points=30 price_formula=linear_discount rescaling=none tie_rule=quality score_decimals=2 score_mode=half_up abnormal_elements="Costi della manodopera inferiori alle tabelle ministeriali (dimostrazione)."
2026-06-10T11:00 director/tre decide_to_procure launch_decision={"number":"330","day":"2026-06-10","protocol":"2026/0005120"} = preparation
2026-06-15T10:00 sua_rup/quattro set_up bids_due=2026-09-07T12:00+02:00
2026-06-15T11:00 sua_rup/quattro transmit_notice eu_notice=DIMO-TED-0061 = transmitted
2026-06-18T09:00 officer/due publish notice_identifier=BDNCP-DIMO-0061 notice_digest=d8774b7cf93b49ba0573ec3bad10886b40221c1c8e59a031d6011a41e80a98ad eu_published_on=2026-06-17 = published
2026-07-02T09:00 officer/due record_question questions=[{"number":1,"received_at":"2026-07-01T16:20+02:00","subject":"Frequenza delle pulizie negli impianti sportivi (dimostrazione)."}]
2026-07-03T12:00 officer/due answer_questions answers=[{"question":1,"text":"Si veda il capitolato, articolo sulle frequenze (dimostrazione)."}]
2026-09-07T12:30 officer/due close_receipt bids_received=3 bidders=@three_operators lot_bids=@cleaning_counts lot_bidders=@cleaning_bidders platform_report=1802b4e235a057dc58983c28f56d4f4809e55d62bc804ff76f6c74242e401163 = receipt_closed
2026-09-10T09:00 director/tre appoint_board board=["@cinque","@sei","@otto"] board_act={"number":"466","day":"2026-09-10"} board_compatible={"answer":true,"reasons":"Dichiarazioni acquisite (dimostrazione)."} = board_appointed
2026-09-10T10:00 board/cinque declare_conflicts conflict_statement={"answer":false,"reasons":"Nessun interesse negli operatori e nell'intervento (dimostrazione)."}
2026-09-10T10:05 board/sei declare_conflicts conflict_statement={"answer":false,"reasons":"Nessun interesse negli operatori e nell'intervento (dimostrazione)."}
2026-09-10T10:10 board/otto declare_conflicts conflict_statement={"answer":false,"reasons":"Nessun interesse negli operatori e nell'intervento (dimostrazione)."}
2026-09-14T10:00 sua_rup/quattro open_examination = examination
2026-09-15T12:00 sua_rup/quattro record_admissions admissions_act={"number":"478","day":"2026-09-15"} = lots_running

# Il lotto delle scuole non ha offerte.
2026-09-16T10:00 director/tre declare_deserted@2 deserted_act={"number":"481","day":"2026-09-16"} = deserted

# Il lotto degli uffici arriva all'aggiudicazione; la stipula aspetta il termine dilatorio.
2026-09-21T10:00 board/cinque record_technical_scores@1 technical_scores=@cleaning_scores_one technical_minutes_act={"number":"1","day":"2026-09-21"} = technically_evaluated
2026-09-28T10:00 board/cinque transcribe_bids@1 bids=@cleaning_bids_one bids_report=f4578a0df1df300c0dd548226991e5f2a7cc853970a1f7fe86a50a1376afa543 = transcribed
2026-09-28T10:40 board/sei confirm_bids@1 = opened
2026-09-28T11:10 board/cinque rank@1 minutes_act={"number":"2","day":"2026-09-28"} = ranked
2026-10-05T10:00 board/cinque propose_award@1 congruity={"answer":true,"reasons":"Nessuno degli elementi indicati nel bando ricorre (dimostrazione)."} = proposed
2026-10-06T09:00 officer/due request_checks@1 = checking
2026-10-19T16:00 officer/due record_checks@1 checks=@cleaning_checks = checking
2026-10-20T10:00 sua_rup/quattro complete_checks@1 = verified
2026-10-26T10:00 director/tre award@1 award_act={"number":"540","day":"2026-10-26","protocol":"2026/0008011"} = awarded
2026-10-28T09:00 officer/due communicate_award@1 communications=@cleaning_communications communications_report=fe1f31a73e8f0b434d3940d07a4206db6dfbe075bcc326242eacda3a93cd3206 = communicated
2026-10-30T09:00 officer/due hand_over@1 handover_protocol=2026/0008120 = handed_over
2026-11-16T11:00 buyer/uno sign_contract@1 contract_act={"number":"1288","day":"2026-11-16","issuer":"Comune di Valdorsa (dimostrazione)"} antimafia="Informazione antimafia liberatoria del 09/11/2026 (dimostrazione)" definitive_guarantee={"answer":true,"reasons":"Polizza fideiussoria n. 9120/2026 (dimostrazione)."} ! standstill_elapsed

# Il lotto degli impianti sportivi: la commissione ha valutato le offerte tecniche.
2026-11-23T15:00 board/cinque record_technical_scores@3 technical_scores=@cleaning_scores_three technical_minutes_act={"number":"3","day":"2026-11-23"} = technically_evaluated
