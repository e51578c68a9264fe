# Accordo quadro per lavori di due Comuni, con procedura aperta; poi gli ordini. Tutto inventato (dimostrazione).
from demo after accept
case framework_agreement@2026-01-26T09:00 as=framework actor=officer/due
2026-01-27T10:00 director/tre appoint_sua_rup sua_rup=@quattro sua_rup_act={"number":"57","day":"2026-01-27"} = preparation
2026-01-27T11:00 sua_rup/quattro declare_conflicts conflict_statement={"answer":false,"reasons":"Nessun interesse (dimostrazione)."}
2026-01-28T09:00 sua_rup/quattro set_up cig=B0A1B2C21A platform="Piattaforma certificata (dimostrazione)" platform_procedure=DIMO-2026-0040 documents_link="https://gare.example/dimo-40" criterion=price abnormal_method=A single_lot_reasons="Lavori della stessa natura su una rete unica (dimostrazione)."
2026-01-28T09:30 sua_rup/quattro set_up framework_ceiling=600000.00 framework_months=60 framework_mode=mixed framework_bodies=@framework_bodies_over bids_due=2026-03-09T12:00+01:00
2026-01-28T11:00 director/tre decide_to_procure launch_decision={"number":"60","day":"2026-01-28"} = preparation
2026-02-02T09:00 officer/due publish notice_identifier=DIMO-40 notice_digest=7d1f0c2a9e6b4853f1a07c9d25e8b6340f7a1c5d9e2b8643a0f1c7d5e9b26834 ! framework_duration framework_bodies_within_ceiling framework_value_stated framework_fair
> says Il valore massimo dell'accordo (600.000,00 euro) non è quello stimato per la procedura (650.000,00 euro)
> says superano il valore dell'accordo (600.000,00 euro)
2026-02-02T09:10 sua_rup/quattro set_up framework_bodies=@framework_bodies_twice framework_longer={"answer":false,"reasons":"Nessun caso eccezionale (dimostrazione)."} framework_purpose={"answer":false,"reasons":"Chiude il mercato (dimostrazione)."}
2026-02-02T09:20 officer/due publish notice_identifier=DIMO-40 notice_digest=7d1f0c2a9e6b4853f1a07c9d25e8b6340f7a1c5d9e2b8643a0f1c7d5e9b26834 ! framework_duration framework_bodies_within_ceiling framework_fair
> says La durata di 60 mesi supera i 4 anni
> says Lo stesso ente compare più volte: righe 2
> says elude il codice o distorce la concorrenza
2026-02-02T09:30 sua_rup/quattro set_up framework_ceiling=650000.00 framework_months=48 framework_bodies=@framework_bodies
2026-02-02T09:31 sua_rup/quattro set_up framework_purpose={"answer":true,"reasons":"Accordo proporzionato al fabbisogno di due Comuni (dimostrazione)."}
2026-02-02T10:00 officer/due publish notice_identifier=DIMO-40 notice_digest=7d1f0c2a9e6b4853f1a07c9d25e8b6340f7a1c5d9e2b8643a0f1c7d5e9b26834 = published
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
2026-04-27T11:00 buyer/uno sign_contract contract_act={"number":"1204","day":"2026-04-27"} antimafia="Informazione liberatoria (dimostrazione)" framework_parties=@gamma definitive_guarantee={"answer":true,"reasons":"Polizza (dimostrazione)."} ! framework_parties_awarded
> says I documenti prevedono più operatori: ne è indicato 1
2026-04-27T12:00 buyer/uno sign_contract contract_act={"number":"1204","day":"2026-04-27"} antimafia="Informazione liberatoria (dimostrazione)" framework_parties=@invited_three definitive_guarantee={"answer":true,"reasons":"Polizza (dimostrazione)."} = signed
2026-05-11T09:00 officer/due publish_award_notice award_notice=ESITO-40 framework_valid_from=2026-05-01 framework_valid_to=2030-05-01 ! framework_dates
> says va fino al 30/04/2030
2026-05-11T10:00 officer/due publish_award_notice award_notice=ESITO-40 framework_valid_from=2026-05-01 framework_valid_to=2026-09-30 = active

# Il registro: l'importo di ciascun Comune e quello dell'accordo, al centesimo.
2026-05-20T09:00 officer/due record_call_off call_offs=[{"number":"1","kind":"recorded","body":"99990000129","amount":"1000.00"}] ! within_body_share
> says non è tra quelli indicati nella procedura dell'accordo: righe 1
2026-05-20T09:01 officer/due record_call_off call_offs=[{"number":"1","kind":"recorded","body":"99990000020","amount":"400000.01"}] ! within_body_share
> says supera il proprio importo massimo: righe 1
2026-05-20T10:00 officer/due record_call_off call_offs=[{"number":"1","kind":"recorded","body":"99990000020","amount":"100000.00"},{"number":"2","kind":"recorded","body":"99990000020","amount":"300000.00"}] = active
2026-05-21T09:00 officer/due record_call_off call_offs=[{"number":"2","kind":"recorded","body":"99990000137","amount":"1.00"}] ! call_off_released_as_recorded
> says impegnato più volte: righe 3
2026-05-21T09:01 officer/due record_call_off call_offs=[{"number":"2","kind":"released","body":"99990000020","amount":"300000.01"}] ! call_off_released_as_recorded
> says Si libera più di quanto è impegnato: righe 3
2026-05-21T10:00 officer/due record_call_off call_offs=[{"number":"2","kind":"released","body":"99990000020","amount":"50000.00"}]
2026-07-20T10:00 officer/due publish_call_off_notices quarterly_notice=AQ-DIMO-2T
2026-08-01T10:00 officer/due close_framework reasons="Chiusura (dimostrazione)" ! framework_ended
> says L'accordo è in corso fino al 30/09/2026 e restano 300.000,00 euro
> from 2026-10-01
2026-10-02T09:00 officer/due record_call_off call_offs=[{"number":"9","kind":"recorded","body":"99990000020","amount":"1.00"}] ! call_off_within_term
> says L'accordo quadro è scaduto il 30/09/2026
2026-10-02T10:00 officer/due close_framework reasons="Scadenza (dimostrazione)" = closed
