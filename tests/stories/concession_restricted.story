# Concessione con selezione dei candidati: domande, inviti, offerte.
from concession_concluded before publish
2026-01-22T09:30 sua_rup/quattro set_up concession_selection=restricted operating_risk={"answer":true,"reasons":"Rischio di domanda (dimostrazione)."} investment_recovered={"answer":true,"reasons":"Ammortamento in venti anni (dimostrazione)."}
2026-01-22T09:31 officer/due publish notice_identifier=DIMO-70 notice_digest=7d1f0c2a9e6b4853f1a07c9d25e8b6340f7a1c5d9e2b8643a0f1c7d5e9b26834 ! concession_terms_stated
> says Manca il termine per le domande di partecipazione
2026-01-22T09:40 sua_rup/quattro set_up requests_due=2026-02-25T12:00+01:00
2026-01-22T10:00 officer/due publish notice_identifier=DIMO-70 notice_digest=7d1f0c2a9e6b4853f1a07c9d25e8b6340f7a1c5d9e2b8643a0f1c7d5e9b26834 = published
2026-02-25T13:00 officer/due close_receipt bids_received=2 bidders=@invited_two platform_report=7d1f0c2a9e6b4853f1a07c9d25e8b6340f7a1c5d9e2b8643a0f1c7d5e9b26834 ! concession_bids_expected
> says le offerte si ricevono dopo gli inviti
2026-02-25T13:10 officer/due close_applications applications_received=5 applicants=@invited applications_report=7d1f0c2a9e6b4853f1a07c9d25e8b6340f7a1c5d9e2b8643a0f1c7d5e9b26834 = applications_closed
2026-02-27T10:00 sua_rup/quattro prequalify candidates=@invited prequalification_act={"number":"90","day":"2026-02-27"} = prequalified
2026-03-02T09:00 sua_rup/quattro send_invitations invitation_act={"number":"91","day":"2026-03-02"} invited=@invited bids_due=2026-03-20T12:00+01:00 ! receipt_term_sufficient
2026-03-02T10:00 sua_rup/quattro send_invitations invitation_act={"number":"91","day":"2026-03-02"} invited=@invited bids_due=2026-03-26T12:00+01:00 = invited
2026-03-26T13:00 officer/due close_receipt bids_received=0 platform_report=7d1f0c2a9e6b4853f1a07c9d25e8b6340f7a1c5d9e2b8643a0f1c7d5e9b26834 = receipt_closed
2026-03-27T10:00 director/tre declare_deserted deserted_act={"number":"130","day":"2026-03-27"} = deserted
