# Concorso sopra soglia: il bando si trasmette prima all'Ufficio delle pubblicazioni.
from design_contest_concluded before publish
2026-01-22T09:45 sua_rup/quattro set_up base_amount=230000.00
2026-01-22T09:46 director/tre decide_to_procure launch_decision={"number":"61","day":"2026-01-22"} = preparation
2026-01-22T09:50 officer/due transmit_notice eu_notice=TED-DIMO-61 = transmitted
2026-01-26T10:00 officer/due publish notice_identifier=DIMO-61 notice_digest=7d1f0c2a9e6b4853f1a07c9d25e8b6340f7a1c5d9e2b8643a0f1c7d5e9b26834 eu_published_on=2026-01-26 = published
