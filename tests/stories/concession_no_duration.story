from concession_concluded after appoint_sua_rup
2026-01-20T09:00 sua_rup/quattro declare_conflicts conflict_statement={"answer":false,"reasons":"Nessun interesse (dimostrazione)."}
2026-01-20T11:00 officer/due publish notice_identifier=DIMO-70 notice_digest=7d1f0c2a9e6b4853f1a07c9d25e8b6340f7a1c5d9e2b8643a0f1c7d5e9b26834 ! concession_duration_judged
> says Manca la durata della concessione
