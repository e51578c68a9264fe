# Senza criteri e formula negli atti la commissione non ha che cosa applicare.
from quality before set_up
2026-01-20T09:00 sua_rup/quattro set_up criterion=price_quality price_points=30 award_criteria=@criteria cig=B0A1B2C21A platform="Piattaforma certificata (dimostrazione)" platform_procedure=DIMO-2026-0040 documents_link="https://gare.provincia-montelupo.example/0040" single_lot_reasons="Un solo edificio (dimostrazione)." abnormal_elements="Costi della manodopera (dimostrazione)." bids_due=2026-03-09T12:00+01:00
2026-01-27T10:00 director/tre decide_to_procure launch_decision={"number":"64","day":"2026-01-27"} = preparation
2026-01-28T10:00 sua_rup/quattro transmit_notice eu_notice=DIMO-TED-0040 = transmitted
2026-01-30T11:00 officer/due publish notice_identifier=BDNCP-DIMO-0040 notice_digest=9c41d7e20b86fa53c1e7704d9a2b6835fe10c94d7728ab5306ef1d92c84b7a60 eu_confirmed_at=2026-01-28T10:20+01:00 = published
2026-03-09T12:40 officer/due close_receipt bids_received=4 bidders=@invited_four platform_report=3f2c9a7be51d08466b1e2f90ad7c35e8419b6d02f7a85c3e1d94b06a72ef58c1 = receipt_closed
2026-03-10T09:20 director/tre appoint_board board=["@cinque","@sei","@otto"] board_act={"number":"131","day":"2026-03-10"} board_compatible={"answer":true,"reasons":"Dichiarazioni acquisite (dimostrazione)."} = board_appointed
2026-03-10T10:00 sua_rup/quattro open_examination = examination
2026-03-10T12:00 sua_rup/quattro record_admissions = admitted
2026-03-12T11:00 board/cinque record_technical_scores technical_scores=@scores technical_minutes_act={"number":"1","day":"2026-03-12"} ! scoring_declared
> says Manca la formula dell'offerta economica.
