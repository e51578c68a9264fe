# Recesso della stazione appaltante, con venti giorni di preavviso.
from contract_closed after pay_advance
2026-05-04T10:00 buyer/uno announce_withdrawal contract_withdrawal_act={"number":"51","day":"2026-05-04"} reasons="L'opera non serve più (dimostrazione)." = withdrawing
2026-05-25T10:00 buyer/uno take_over takeover_record=7d1f0c2a9e6b4853f1a07c9d25e8b6340f7a1c5d9e2b8643a0f1c7d5e9b26834 ! withdrawal_notice_elapsed
> says Il preavviso scade il 25/05/2026
> from 2026-05-26
2026-05-26T10:00 buyer/uno take_over takeover_record=7d1f0c2a9e6b4853f1a07c9d25e8b6340f7a1c5d9e2b8643a0f1c7d5e9b26834 = withdrawn
