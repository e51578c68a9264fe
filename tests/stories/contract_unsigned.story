# Esecuzione anticipata, poi il contratto non si stipula.
from direct_award_concluded after authorise_early_start
case contract@2026-02-20T12:00 as=contract of=award actor=buyer/uno = awaiting_start
2026-02-24T10:00 buyer/uno start started_on=2026-02-24 start_record=7d1f0c2a9e6b4853f1a07c9d25e8b6340f7a1c5d9e2b8643a0f1c7d5e9b26834 execution_manager="Ing. dimostrativo" contract_days=120 completion_due=2026-06-24 works_policy_on=2026-02-13 = running
2026-02-26T10:00 buyer/uno record_no_advance reasons="Somma già coperta da altri fondi (dimostrazione)."
2026-03-02T10:00 buyer/uno record_missed_signature reasons="L'operatore non si è presentato alla stipula (dimostrazione)." early_start_refund=4100.00 = unsigned
