# Servizi sopra soglia, con procedura aperta: il certificato di regolare esecuzione non basta. Tutto inventato.
world province_intermediate
from demo before submit
2026-01-13T09:00 buyer/uno fill_in nature=services cpv=90919200-4 subject="Pulizia degli edifici (dimostrazione)" base_amount=245000.00 labour_cost=150000.00 safety_costs=5000.00 collective_agreement="CCNL multiservizi, codice K511"
2026-01-13T09:10 buyer/uno fill_in cui=S99990000020202600007 decision_to_procure={"number":"8","day":"2026-01-13","issuer":"Comune di Valdorsa (dimostrazione)"} documents=@service_documents
2026-01-14T11:00 buyer/uno submit protocol=2026/0000412 = submitted
2026-01-16T12:00 director/tre accept acceptance_act={"number":"41","day":"2026-01-16"} = accepted
case open@2026-01-19T09:00 as=tender actor=officer/due
2026-01-19T10:00 director/tre appoint_sua_rup sua_rup=@quattro sua_rup_act={"number":"57","day":"2026-01-19"} = preparation
2026-01-19T11:00 sua_rup/quattro declare_conflicts conflict_statement={"answer":false,"reasons":"Nessun interesse (dimostrazione)."}
2026-01-20T09:00 sua_rup/quattro set_up cig=B0A1B2C21A platform="Piattaforma certificata (dimostrazione)" platform_procedure=DIMO-80 documents_link="https://gare.example/dimo-80" criterion=price abnormal_elements="Costo orario del lavoro (dimostrazione)." single_lot_reasons="Un solo servizio (dimostrazione)." standardised_purchase={"answer":true,"reasons":"Servizio standardizzato (dimostrazione)."} model_notice={"answer":true,"reasons":"Conforme al bando tipo (dimostrazione)."} bids_due=2026-03-09T12:00+01:00
2026-01-20T11:00 director/tre decide_to_procure launch_decision={"number":"60","day":"2026-01-20"} = preparation
2026-01-22T09:00 officer/due transmit_notice eu_notice=TED-DIMO-80 = transmitted
2026-01-26T10:00 officer/due publish notice_identifier=DIMO-80 notice_digest=7d1f0c2a9e6b4853f1a07c9d25e8b6340f7a1c5d9e2b8643a0f1c7d5e9b26834 eu_published_on=2026-01-26 = published
2026-03-09T12:30 officer/due close_receipt bids_received=5 bidders=@invited platform_report=7d1f0c2a9e6b4853f1a07c9d25e8b6340f7a1c5d9e2b8643a0f1c7d5e9b26834 = receipt_closed
2026-03-10T09:30 director/tre appoint_board board=["@cinque","@sei"] board_act={"number":"131","day":"2026-03-10"} board_compatible={"answer":true,"reasons":"Dichiarazioni acquisite (dimostrazione)."} = board_appointed
2026-03-10T09:40 board/cinque declare_conflicts conflict_statement={"answer":false,"reasons":"Nessun interesse (dimostrazione)."}
2026-03-10T09:45 board/sei declare_conflicts conflict_statement={"answer":false,"reasons":"Nessun interesse (dimostrazione)."}
2026-03-10T10:00 board/cinque open_examination = examination
2026-03-10T12:00 sua_rup/quattro record_admissions admissions_act={"number":"133","day":"2026-03-10"} = admitted
2026-03-11T10:00 board/cinque transcribe_bids bids=@bids bids_report=7d1f0c2a9e6b4853f1a07c9d25e8b6340f7a1c5d9e2b8643a0f1c7d5e9b26834 = transcribed
2026-03-11T11:00 board/sei confirm_bids = opened
2026-03-11T11:30 board/cinque rank minutes_act={"number":"2","day":"2026-03-11"} = ranked
2026-03-11T12:00 board/cinque propose_award congruity={"answer":true,"reasons":"Costi coerenti (dimostrazione)."} = proposed
2026-03-12T10:00 officer/due request_checks = checking
2026-03-30T10:00 officer/due record_checks checks=@checks = checking
2026-03-30T11:00 sua_rup/quattro complete_checks = verified
2026-04-01T10:00 director/tre award award_act={"number":"212","day":"2026-04-01"} = awarded
2026-04-02T09:00 officer/due communicate_award communications=@communications communications_report=7d1f0c2a9e6b4853f1a07c9d25e8b6340f7a1c5d9e2b8643a0f1c7d5e9b26834 = communicated
2026-04-03T09:00 officer/due hand_over handover_protocol=2026/0002500 = handed_over
2026-04-27T11:00 buyer/uno sign_contract contract_act={"number":"1204","day":"2026-04-27"} antimafia="Informazione liberatoria (dimostrazione)" definitive_guarantee={"answer":true,"reasons":"Polizza (dimostrazione)."} ! standstill_elapsed
2026-05-06T11:00 buyer/uno sign_contract contract_act={"number":"1205","day":"2026-05-06"} antimafia="Informazione liberatoria (dimostrazione)" definitive_guarantee={"answer":true,"reasons":"Polizza (dimostrazione)."} = signed
case contract@2026-05-07T09:00 as=contract of=tender actor=officer/due = awaiting_start
2026-05-11T10:00 buyer/uno start started_on=2026-05-11 start_record=7d1f0c2a9e6b4853f1a07c9d25e8b6340f7a1c5d9e2b8643a0f1c7d5e9b26834 execution_manager="RUP" contract_days=150 completion_due=2026-10-08 = running
2026-10-09T09:00 officer/due complete completed_on=2026-10-08 completion_record=7d1f0c2a9e6b4853f1a07c9d25e8b6340f7a1c5d9e2b8643a0f1c7d5e9b26834 acceptance_term=performance_certificate.issue ! certificate_below_threshold
> says raggiunge la soglia europea (216.000,00 euro)
2026-10-09T10:00 officer/due complete completed_on=2026-10-08 completion_record=7d1f0c2a9e6b4853f1a07c9d25e8b6340f7a1c5d9e2b8643a0f1c7d5e9b26834 acceptance_term=testing.term = completed
2026-11-03T10:00 buyer/uno accept testing_certificate={"number":"40","day":"2026-11-03"} acceptance_positive={"answer":true,"reasons":"Servizio conforme (dimostrazione)."} = accepted
