# Appalto specifico: si invitano tutti gli ammessi della categoria, almeno dieci giorni; nessun termine dilatorio.
from dynamic_system_closed before update_declarations
case specific_contract@2026-03-20T09:00 of=system actor=officer/due base_amount=50000.00 labour_cost=0.00 safety_costs=0.00 specific_category=Z ! specific_of_known_category
> says non è tra quelle del sistema
case specific_contract@2026-03-20T10:00 as=specific of=system actor=officer/due base_amount=50000.00 labour_cost=0.00 safety_costs=0.00 specific_category=A = preparation
2026-03-20T11:00 director/tre appoint_sua_rup sua_rup=@quattro sua_rup_act={"number":"157","day":"2026-03-20"}
2026-03-20T11:10 sua_rup/quattro declare_conflicts conflict_statement={"answer":false,"reasons":"Nessun interesse (dimostrazione)."}
2026-03-20T11:20 sua_rup/quattro set_up cig=B0A1B2C21A criterion=price abnormal_elements="Prezzo molto inferiore ai listini (dimostrazione)." platform="Piattaforma certificata (dimostrazione)" invited=@alfa bids_due=2026-03-27T12:00+01:00
2026-03-23T09:00 sua_rup/quattro send_invitations invitation_act={"number":"160","day":"2026-03-23"} ! all_admitted_invited receipt_term_sufficient
> says Mancano 1 degli 2 operatori ammessi
2026-03-23T09:10 sua_rup/quattro set_up invited=@invited_three bids_due=2026-04-07T12:00+02:00
2026-03-23T09:11 sua_rup/quattro send_invitations invitation_act={"number":"160","day":"2026-03-23"} ! all_admitted_invited
> says Vi sono operatori non ammessi: righe 3
2026-03-23T09:20 sua_rup/quattro set_up invited=@invited_two
2026-03-23T10:00 sua_rup/quattro send_invitations invitation_act={"number":"160","day":"2026-03-23"} = invited
2026-04-07T13:00 officer/due close_receipt bids_received=2 platform_report=7d1f0c2a9e6b4853f1a07c9d25e8b6340f7a1c5d9e2b8643a0f1c7d5e9b26834 = receipt_closed
2026-04-08T09:00 director/tre appoint_board board=["@cinque","@sei"] board_act={"number":"170","day":"2026-04-08"} board_compatible={"answer":true,"reasons":"Dichiarazioni acquisite (dimostrazione)."} = board_appointed
2026-04-08T09:40 board/cinque declare_conflicts conflict_statement={"answer":false,"reasons":"Nessun interesse (dimostrazione)."}
2026-04-08T09:45 board/sei declare_conflicts conflict_statement={"answer":false,"reasons":"Nessun interesse (dimostrazione)."}
2026-04-08T10:00 board/cinque open_examination
2026-04-08T12:00 sua_rup/quattro record_admissions admissions_act={"number":"171","day":"2026-04-08"} = admitted
2026-04-09T10:00 board/cinque transcribe_bids bids=@bids_two bids_report=7d1f0c2a9e6b4853f1a07c9d25e8b6340f7a1c5d9e2b8643a0f1c7d5e9b26834 = transcribed
2026-04-09T11:00 board/sei confirm_bids = opened
2026-04-09T11:30 board/cinque rank minutes_act={"number":"12","day":"2026-04-09"} = ranked
2026-04-09T12:00 board/cinque propose_award congruity={"answer":true,"reasons":"Prezzi di mercato (dimostrazione)."} = proposed
2026-04-09T13:00 officer/due request_checks = checking
2026-04-13T10:00 officer/due record_checks checks=@checks_beta
2026-04-13T11:00 sua_rup/quattro complete_checks = verified
2026-04-14T10:00 director/tre award award_act={"number":"180","day":"2026-04-14"} = awarded
2026-04-15T09:00 officer/due communicate_award communications=@communications_specific communications_report=7d1f0c2a9e6b4853f1a07c9d25e8b6340f7a1c5d9e2b8643a0f1c7d5e9b26834 = communicated
2026-04-16T09:00 officer/due hand_over handover_protocol=2026/0003600 = handed_over
2026-04-17T09:00 buyer/uno sign_contract contract_act={"number":"1310","day":"2026-04-17"} antimafia="Non dovuta per importo (dimostrazione)" definitive_guarantee={"answer":true,"reasons":"Polizza (dimostrazione)."} = signed
2026-05-04T09:00 officer/due publish_award_notice award_notice=SDA-1 = concluded
