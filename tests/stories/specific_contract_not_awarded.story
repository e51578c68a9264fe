from specific_contract_concluded after send_invitations
2026-04-07T13:00 officer/due close_receipt bids_received=2 platform_report=7d1f0c2a9e6b4853f1a07c9d25e8b6340f7a1c5d9e2b8643a0f1c7d5e9b26834 = receipt_closed
2026-04-08T09:00 director/tre appoint_board board=["@cinque","@sei"] board_act={"number":"170","day":"2026-04-08"} board_compatible={"answer":true,"reasons":"Dichiarazioni acquisite (dimostrazione)."} = board_appointed
2026-04-08T09:40 board/cinque declare_conflicts conflict_statement={"answer":false,"reasons":"Nessun interesse (dimostrazione)."}
2026-04-08T09:45 board/sei declare_conflicts conflict_statement={"answer":false,"reasons":"Nessun interesse (dimostrazione)."}
2026-04-08T10:00 board/cinque open_examination
2026-04-08T12:00 sua_rup/quattro record_admissions admissions_act={"number":"171","day":"2026-04-08"} = admitted
2026-04-09T10:00 board/cinque transcribe_bids bids=@bids_two bids_report=7d1f0c2a9e6b4853f1a07c9d25e8b6340f7a1c5d9e2b8643a0f1c7d5e9b26834 = transcribed
2026-04-09T11:00 board/sei confirm_bids = opened
2026-04-09T11:30 board/cinque rank minutes_act={"number":"12","day":"2026-04-09"} = ranked
2026-04-10T10:00 director/tre decline_award decline_act={"number":"172","day":"2026-04-10"} reasons="Nessuna offerta conveniente (dimostrazione)." decline_announced={"answer":true,"reasons":"Facoltà scritta negli atti (dimostrazione)."} = not_awarded
