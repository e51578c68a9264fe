# Confronto tra le parti dell'accordo: consultazione scritta di tutte quelle in grado di eseguire.
from framework_concluded before publish_call_off_notices
case call_off@2026-06-01T10:00 as=order of=framework actor=officer/due call_off_number=2 call_off_body=99990000020 base_amount=240000.00 labour_cost=70000.00 safety_costs=10000.00 = preparation
2026-06-02T09:00 director/tre appoint_sua_rup sua_rup=@quattro sua_rup_act={"number":"157","day":"2026-06-02"}
2026-06-02T09:10 sua_rup/quattro declare_conflicts conflict_statement={"answer":false,"reasons":"Nessun interesse (dimostrazione)."}
2026-06-02T09:20 sua_rup/quattro set_up cig=B0A1B2C21A criterion=price abnormal_method=A platform="Piattaforma certificata (dimostrazione)" bids_due=2026-06-22T12:00+02:00 invited=@invited_four
2026-06-03T09:00 sua_rup/quattro send_invitations invitation_act={"number":"160","day":"2026-06-03"} ! all_parties_consulted terms_unchanged_judged
> says non sono parti dell'accordo: righe 4
2026-06-03T09:10 sua_rup/quattro set_up invited=@invited_two terms_unchanged={"answer":true,"reasons":"Stesse condizioni (dimostrazione)."} parties_unable={"answer":false,"reasons":"La terza impresa può eseguire (dimostrazione)."}
2026-06-03T09:11 sua_rup/quattro send_invitations invitation_act={"number":"160","day":"2026-06-03"} ! all_parties_consulted
> says Mancano 1 operatori parti dell'accordo
2026-06-03T09:20 sua_rup/quattro set_up invited=@invited_three
2026-06-03T10:00 sua_rup/quattro send_invitations invitation_act={"number":"160","day":"2026-06-03"} = invited
2026-06-22T13:00 officer/due close_receipt bids_received=3 platform_report=7d1f0c2a9e6b4853f1a07c9d25e8b6340f7a1c5d9e2b8643a0f1c7d5e9b26834 = receipt_closed
2026-06-23T09:00 director/tre appoint_board board=["@cinque","@sei"] board_act={"number":"170","day":"2026-06-23"} board_compatible={"answer":true,"reasons":"Dichiarazioni acquisite (dimostrazione)."} = board_appointed
2026-06-23T09:40 board/cinque declare_conflicts conflict_statement={"answer":false,"reasons":"Nessun interesse (dimostrazione)."}
2026-06-23T09:45 board/sei declare_conflicts conflict_statement={"answer":false,"reasons":"Nessun interesse (dimostrazione)."}
2026-06-23T10:00 board/cinque open_examination
2026-06-23T12:00 sua_rup/quattro record_admissions admissions_act={"number":"171","day":"2026-06-23"} = admitted
2026-06-24T10:00 board/cinque transcribe_bids bids=@bids_three bids_report=7d1f0c2a9e6b4853f1a07c9d25e8b6340f7a1c5d9e2b8643a0f1c7d5e9b26834 = transcribed
2026-06-24T11:00 board/sei confirm_bids = opened
2026-06-24T11:30 board/cinque rank minutes_act={"number":"12","day":"2026-06-24"} = ranked
2026-06-24T12:00 board/cinque propose_award congruity={"answer":true,"reasons":"Costi coerenti (dimostrazione)."} = proposed
2026-06-24T13:00 officer/due request_checks = checking
2026-06-25T10:00 officer/due record_checks checks=@checks_gamma
2026-06-25T11:00 sua_rup/quattro complete_checks = verified
2026-06-26T10:00 director/tre award award_act={"number":"180","day":"2026-06-26"} = awarded
2026-06-29T09:00 officer/due communicate_award communications=@communications_order communications_report=7d1f0c2a9e6b4853f1a07c9d25e8b6340f7a1c5d9e2b8643a0f1c7d5e9b26834 = communicated
2026-06-30T09:00 officer/due hand_over handover_protocol=2026/0003600 = handed_over

# Nessun termine dilatorio (art. 18 c. 3 lett. b): si stipula il giorno dopo.
2026-07-01T09:00 buyer/uno sign_contract contract_act={"number":"1310","day":"2026-07-01"} antimafia="Informazione liberatoria (dimostrazione)" definitive_guarantee={"answer":true,"reasons":"Polizza (dimostrazione)."} = signed
2026-07-20T09:00 officer/due publish_award_notice award_notice=AQ-ORDINE-2 = concluded
