# Il metodo C: il ribasso di riferimento sta negli atti, altrimenti la graduatoria non si forma.
from demo before send_invitations
2026-02-13T09:40 sua_rup/quattro set_up invited=@invited cross_border_interest={"answer":false,"reasons":"Importo contenuto (dimostrazione)."} rotation={"answer":false,"reasons":"Il contraente uscente non è invitato (dimostrazione)."} abnormal_method=C reference_discount=31.5
2026-02-13T10:00 sua_rup/quattro send_invitations invitation_act={"number":"93","day":"2026-02-13"} = invited
2026-03-09T12:30 officer/due close_receipt bids_received=5 platform_report=3f2c9a7be51d08466b1e2f90ad7c35e8419b6d02f7a85c3e1d94b06a72ef58c1 = receipt_closed
2026-03-10T09:30 director/tre appoint_board board=["@cinque"] board_act={"number":"131","day":"2026-03-10"} board_compatible={"answer":true,"reasons":"Dichiarazione acquisita (dimostrazione)."} = board_appointed
2026-03-10T10:00 board/cinque declare_conflicts conflict_statement={"answer":false,"reasons":"Nessun interesse (dimostrazione)."}
2026-03-10T10:00 board/cinque open_examination = examination
2026-03-10T12:00 sua_rup/quattro record_admissions = admitted
2026-03-11T10:00 board/cinque transcribe_bids bids=@bids bids_report=9c41d7e20b86fa53c1e7704d9a2b6835fe10c94d7728ab5306ef1d92c84b7a60 = transcribed
2026-03-11T11:00 sua_rup/quattro confirm_bids = opened
2026-03-11T11:30 board/cinque rank minutes_act={"number":"2","day":"2026-03-11"} = ranked
