# L'unica offerta è esclusa: non resta nulla da valutare.
from demo before close_receipt
2026-03-09T12:30 officer/due close_receipt bids_received=1 bidders=[{"codice_fiscale":"99990000038","name":"Impresa dimostrativa Alfa S.r.l."}] platform_report=3f2c9a7be51d08466b1e2f90ad7c35e8419b6d02f7a85c3e1d94b06a72ef58c1 = receipt_closed
2026-03-10T09:30 director/tre appoint_board board=["@cinque","@sei"] board_act={"number":"131","day":"2026-03-10"} board_compatible={"answer":true,"reasons":"Dichiarazioni acquisite (dimostrazione)."} = board_appointed
2026-03-10T10:00 board/cinque declare_conflicts conflict_statement={"answer":false,"reasons":"Nessun interesse (dimostrazione)."}
2026-03-10T10:00 board/cinque open_examination = examination
2026-03-10T10:30 sua_rup/quattro record_admissions exclusions=[{"codice_fiscale":"99990000038","reasons":"Manca la domanda di partecipazione (dimostrazione)."}] ! exclusions_by_act
2026-03-10T10:40 sua_rup/quattro record_admissions exclusions=[{"codice_fiscale":"99990000046","reasons":"Prova."}] admissions_act={"number":"133","day":"2026-03-10"} ! excluded_took_part
2026-03-10T11:00 sua_rup/quattro record_admissions exclusions=[{"codice_fiscale":"99990000038","reasons":"Manca la domanda di partecipazione (dimostrazione)."}] admissions_act={"number":"133","day":"2026-03-10"} = admitted
2026-03-10T11:10 board/cinque transcribe_bids bids=@bids bids_report=9c41d7e20b86fa53c1e7704d9a2b6835fe10c94d7728ab5306ef1d92c84b7a60 ! some_bid_admitted
2026-03-11T09:00 director/tre declare_deserted deserted_act={"number":"140","day":"2026-03-11"} = deserted
