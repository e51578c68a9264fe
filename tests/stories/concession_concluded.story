# Concessione di lavori con bando: durata, rischio, piani economico-finanziari. Tutto inventato (dimostrazione).
from demo before submit
2026-01-13T09:00 buyer/uno fill_in subject="Concessione dell'impianto sportivo (dimostrazione)" base_amount=2950000.00 labour_cost=700000.00 safety_costs=50000.00
2026-01-13T09:10 buyer/uno fill_in cup=J31B25000010004 cui=L99990000020202600007 decision_to_procure={"number":"8","day":"2026-01-13","issuer":"Comune di Valdorsa (dimostrazione)"}
2026-01-14T11:00 buyer/uno submit protocol=2026/0000412 = submitted
2026-01-16T12:00 director/tre accept acceptance_act={"number":"41","day":"2026-01-16"} = accepted

case concession@2026-01-19T09:00 as=concession actor=officer/due
2026-01-19T10:00 director/tre appoint_sua_rup sua_rup=@quattro sua_rup_act={"number":"57","day":"2026-01-19"} = preparation
2026-01-19T11:00 sua_rup/quattro declare_conflicts conflict_statement={"answer":false,"reasons":"Nessun interesse (dimostrazione)."}
2026-01-20T09:00 sua_rup/quattro set_up cig=B0A1B2C21A platform="Piattaforma certificata (dimostrazione)" platform_procedure=DIMO-70 documents_link="https://gare.example/dimo-70" criterion=price abnormal_method=A single_lot_reasons="Un solo impianto (dimostrazione)."
2026-01-20T09:10 sua_rup/quattro set_up concession_selection=open concession_months=240 feasibility_project="Progetto di fattibilità (dimostrazione)" financial_plan=7d1f0c2a9e6b4853f1a07c9d25e8b6340f7a1c5d9e2b8643a0f1c7d5e9b26834
2026-01-20T11:00 director/tre decide_to_procure launch_decision={"number":"60","day":"2026-01-20"} = preparation
2026-01-22T09:00 officer/due publish notice_identifier=DIMO-70 notice_digest=7d1f0c2a9e6b4853f1a07c9d25e8b6340f7a1c5d9e2b8643a0f1c7d5e9b26834 ! concession_terms_stated operating_risk_judged concession_duration_judged
> says Manca il termine per le offerte
2026-01-22T09:10 sua_rup/quattro set_up bids_due=2026-02-20T12:00+01:00 operating_risk={"answer":false,"reasons":"Il Comune garantisce i ricavi (dimostrazione)."} investment_recovered={"answer":false,"reasons":"Durata eccessiva (dimostrazione)."}
2026-01-22T09:11 officer/due publish notice_identifier=DIMO-70 notice_digest=7d1f0c2a9e6b4853f1a07c9d25e8b6340f7a1c5d9e2b8643a0f1c7d5e9b26834 ! concession_bids_term operating_risk_judged concession_duration_judged
> says Servono almeno 30 giorni dalla trasmissione (22/01/2026): il termine non può precedere il 23/02/2026
> says non trasferisce il rischio operativo
> says La durata supera il tempo ragionevole
2026-01-22T09:20 sua_rup/quattro set_up bids_due=2026-02-25T12:00+01:00 operating_risk={"answer":true,"reasons":"Rischio di domanda (dimostrazione)."} investment_recovered={"answer":true,"reasons":"Ammortamento in venti anni (dimostrazione)."}
2026-01-22T10:00 officer/due publish notice_identifier=DIMO-70 notice_digest=7d1f0c2a9e6b4853f1a07c9d25e8b6340f7a1c5d9e2b8643a0f1c7d5e9b26834 = published
2026-01-26T10:00 officer/due close_applications applications_received=1 applicants=@alfa applications_report=7d1f0c2a9e6b4853f1a07c9d25e8b6340f7a1c5d9e2b8643a0f1c7d5e9b26834 ! concession_in_phases
> says non prevede una selezione dei candidati
2026-02-25T13:00 officer/due close_receipt bids_received=2 bidders=@invited_two platform_report=7d1f0c2a9e6b4853f1a07c9d25e8b6340f7a1c5d9e2b8643a0f1c7d5e9b26834 = receipt_closed
2026-02-26T09:00 director/tre appoint_board board=["@cinque","@sei"] board_act={"number":"100","day":"2026-02-26"} board_compatible={"answer":true,"reasons":"Dichiarazioni acquisite (dimostrazione)."} = board_appointed
2026-02-26T09:40 board/cinque declare_conflicts conflict_statement={"answer":false,"reasons":"Nessun interesse (dimostrazione)."}
2026-02-26T09:45 board/sei declare_conflicts conflict_statement={"answer":false,"reasons":"Nessun interesse (dimostrazione)."}
2026-02-26T10:00 board/cinque open_examination
2026-02-27T12:00 sua_rup/quattro record_admissions admissions_act={"number":"101","day":"2026-02-27"} = admitted
2026-03-02T09:00 board/cinque transcribe_bids bids=@bids_concession bids_report=7d1f0c2a9e6b4853f1a07c9d25e8b6340f7a1c5d9e2b8643a0f1c7d5e9b26834 ! plans_verified
> says Mancano le verifiche dei piani delle offerte: righe 1, 2
2026-03-02T09:10 board/cinque verify_plans plan_checks=[{"operator":"99990000038","sustainable":true,"reasons":"Piano equilibrato (dimostrazione)."},{"operator":"99990000038","sustainable":true,"reasons":"Piano equilibrato (dimostrazione)."}] plan_minutes={"number":"3","day":"2026-03-02"} ! plans_checked_once
> says Lo stesso offerente compare più volte: righe 2
2026-03-02T10:00 board/cinque verify_plans plan_checks=[{"operator":"99990000038","sustainable":true,"reasons":"Piano equilibrato (dimostrazione)."},{"operator":"99990000046","sustainable":true,"reasons":"Piano equilibrato (dimostrazione)."}] plan_minutes={"number":"3","day":"2026-03-02"} = admitted
2026-03-02T11:00 board/cinque transcribe_bids bids=@bids_concession bids_report=7d1f0c2a9e6b4853f1a07c9d25e8b6340f7a1c5d9e2b8643a0f1c7d5e9b26834 = transcribed
2026-03-02T12:00 board/sei confirm_bids = opened
2026-03-02T12:30 board/cinque rank minutes_act={"number":"4","day":"2026-03-02"} = ranked
2026-03-02T13:00 board/cinque propose_award congruity={"answer":true,"reasons":"Offerta sostenibile (dimostrazione)."} = proposed
2026-03-03T10:00 officer/due request_checks = checking
2026-03-16T10:00 officer/due record_checks checks=@checks_concession
2026-03-16T11:00 sua_rup/quattro complete_checks = verified
2026-03-18T10:00 director/tre award award_act={"number":"120","day":"2026-03-18"} = awarded
2026-03-19T09:00 officer/due communicate_award communications=@communications_concession communications_report=7d1f0c2a9e6b4853f1a07c9d25e8b6340f7a1c5d9e2b8643a0f1c7d5e9b26834 = communicated
2026-03-20T09:00 officer/due hand_over handover_protocol=2026/0002600 = handed_over
2026-04-10T09:00 buyer/uno sign_contract contract_act={"number":"1210","day":"2026-04-10"} antimafia="Informazione liberatoria (dimostrazione)" definitive_guarantee={"answer":true,"reasons":"Polizza (dimostrazione)."} = signed
2026-05-04T09:00 officer/due publish_award_notice award_notice=CONCESSIONE-70 = concluded
