# Una sola fase: la giuria non seleziona proposte.
from design_contest_concluded before publish
2026-01-22T09:10 sua_rup/quattro set_up contest_stages=one prizes=@prizes
2026-01-22T10:00 officer/due publish notice_identifier=DIMO-60 notice_digest=7d1f0c2a9e6b4853f1a07c9d25e8b6340f7a1c5d9e2b8643a0f1c7d5e9b26834 = published
2026-02-25T13:00 officer/due close_receipt bids_received=2 platform_report=7d1f0c2a9e6b4853f1a07c9d25e8b6340f7a1c5d9e2b8643a0f1c7d5e9b26834 = receipt_closed
2026-02-26T10:00 director/tre appoint_jury board=["@cinque","@sei","@otto"] board_act={"number":"101","day":"2026-02-26"} jury_independent={"answer":true,"reasons":"Dichiarazioni (dimostrazione)."} = jury_appointed
2026-03-02T09:00 board/cinque select_ideas selected_entries=[{"code":"K7"}] selection_minutes={"number":"1","day":"2026-03-02"} bids_due=2026-05-04T12:00+02:00 ! two_stage_contest
> says Il bando prevede una sola fase
2026-03-02T10:00 board/cinque judge_entries contest_ranking=[{"place":1,"code":"K7"},{"place":2,"code":"K8"}] jury_minutes={"number":"1","day":"2026-03-02"} = judged
