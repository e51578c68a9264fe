from design_contest_concluded after publish
2026-02-25T13:00 officer/due close_receipt bids_received=0 platform_report=7d1f0c2a9e6b4853f1a07c9d25e8b6340f7a1c5d9e2b8643a0f1c7d5e9b26834 = receipt_closed
2026-02-26T09:00 director/tre appoint_jury board=["@cinque","@sei","@otto"] board_act={"number":"101","day":"2026-02-26"} jury_independent={"answer":true,"reasons":"Dichiarazioni (dimostrazione)."} ! some_entry
> says Non è pervenuto alcun elaborato
2026-02-26T10:00 director/tre declare_deserted deserted_act={"number":"100","day":"2026-02-26"} = deserted
