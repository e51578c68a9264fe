# Accordo quadro in due lotti: uno si conclude e si esaurisce, l'altro non si aggiudica.
from demo after accept
case framework_agreement@2026-01-26T09:00 as=framework actor=officer/due
2026-01-27T10:00 director/tre appoint_sua_rup sua_rup=@quattro sua_rup_act={"number":"57","day":"2026-01-27"} = preparation
2026-01-27T11:00 sua_rup/quattro declare_conflicts conflict_statement={"answer":false,"reasons":"Nessun interesse (dimostrazione)."}
2026-01-28T09:00 sua_rup/quattro set_up cig=B0A1B2C21A platform="Piattaforma certificata (dimostrazione)" platform_procedure=DIMO-2026-0040 documents_link="https://gare.example/dimo-40" criterion=price abnormal_method=A lots=@framework_lots lots_criteria="Per zona (dimostrazione)."
2026-01-28T09:30 sua_rup/quattro set_up framework_mode=mixed bids_due=2026-03-09T12:00+01:00
2026-01-28T11:00 director/tre decide_to_procure launch_decision={"number":"60","day":"2026-01-28"} = preparation
2026-02-02T09:30 sua_rup/quattro set_up framework_ceiling=650000.00 framework_months=48 framework_bodies=@framework_bodies
2026-02-02T09:31 sua_rup/quattro set_up framework_purpose={"answer":true,"reasons":"Accordo proporzionato al fabbisogno di due Comuni (dimostrazione)."}
2026-02-02T09:45 officer/due publish notice_identifier=DIMO-40 notice_digest=7d1f0c2a9e6b4853f1a07c9d25e8b6340f7a1c5d9e2b8643a0f1c7d5e9b26834 ! framework_bodies_within_ceiling
> says Manca il lotto, o non è tra quelli della procedura: righe 1, 2
2026-02-02T09:50 sua_rup/quattro set_up framework_bodies=@framework_bodies_lots
2026-02-02T10:00 officer/due publish notice_identifier=DIMO-40 notice_digest=7d1f0c2a9e6b4853f1a07c9d25e8b6340f7a1c5d9e2b8643a0f1c7d5e9b26834 = published
2026-03-09T12:30 officer/due close_receipt bids_received=5 bidders=@invited lot_bids=[{"lot":"1","bids_received":5},{"lot":"2","bids_received":5}] lot_bidders=@lot_bidders platform_report=7d1f0c2a9e6b4853f1a07c9d25e8b6340f7a1c5d9e2b8643a0f1c7d5e9b26834 = receipt_closed
2026-03-10T09:30 director/tre appoint_board board=["@cinque","@sei"] board_act={"number":"131","day":"2026-03-10"} board_compatible={"answer":true,"reasons":"Dichiarazioni acquisite (dimostrazione)."} = board_appointed
2026-03-10T09:40 board/cinque declare_conflicts conflict_statement={"answer":false,"reasons":"Nessun interesse (dimostrazione)."}
2026-03-10T09:45 board/sei declare_conflicts conflict_statement={"answer":false,"reasons":"Nessun interesse (dimostrazione)."}
2026-03-10T10:00 board/cinque open_examination = examination
2026-03-10T12:00 sua_rup/quattro record_admissions admissions_act={"number":"133","day":"2026-03-10"} = lots_running
2026-03-11T10:00 board/cinque transcribe_bids@1 bids=@bids bids_report=7d1f0c2a9e6b4853f1a07c9d25e8b6340f7a1c5d9e2b8643a0f1c7d5e9b26834 = transcribed
2026-03-11T11:00 board/sei confirm_bids@1 = opened
2026-03-11T11:30 board/cinque rank@1 minutes_act={"number":"2","day":"2026-03-11"} = ranked
2026-03-11T12:00 board/cinque propose_award@1 congruity={"answer":true,"reasons":"Costi coerenti (dimostrazione)."} = proposed
2026-03-11T13:00 director/tre revoke@2 withdrawal_act={"number":"140","day":"2026-03-11"} reasons="Lotto non più necessario (dimostrazione)." = revoked
2026-03-12T10:00 officer/due request_checks@1 = checking
2026-03-30T10:00 officer/due record_checks@1 checks=@checks = checking
2026-03-30T11:00 sua_rup/quattro complete_checks@1 = verified
2026-04-01T10:00 director/tre award@1 award_act={"number":"212","day":"2026-04-01"} = awarded
2026-04-02T09:00 officer/due communicate_award@1 communications=@communications communications_report=7d1f0c2a9e6b4853f1a07c9d25e8b6340f7a1c5d9e2b8643a0f1c7d5e9b26834 = communicated
2026-04-03T09:00 officer/due hand_over@1 handover_protocol=2026/0002500 = handed_over
2026-04-27T12:00 buyer/uno sign_contract@1 contract_act={"number":"1204","day":"2026-04-27"} antimafia="Informazione liberatoria (dimostrazione)" framework_parties=@invited_three definitive_guarantee={"answer":true,"reasons":"Polizza (dimostrazione)."} = signed
2026-05-11T10:00 officer/due publish_award_notice@1 award_notice=ESITO-40 framework_valid_from=2026-05-01 framework_valid_to=2028-04-30 = active
2026-05-20T09:00 officer/due record_call_off@1 call_offs=[{"number":"1","kind":"recorded","body":"99990000137","amount":"1.00"}] ! within_body_share
> says non è tra quelli indicati
2026-05-20T10:00 officer/due record_call_off@1 call_offs=[{"number":"1","kind":"recorded","body":"99990000020","amount":"400000.00"}] = active
case call_off@2026-06-01T10:00 as=order of=framework@1 actor=buyer/uno call_off_number=1 call_off_body=99990000020 base_amount=390000.00 labour_cost=100000.00 safety_costs=10000.00 = preparation
on framework
2026-06-02T10:00 officer/due close_framework@1 reasons="Importo esaurito (dimostrazione)" = closed
