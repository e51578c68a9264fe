# L'esecutore chiede la risoluzione perché le sospensioni superano un quarto della durata (art. 121 c. 5).
from contract_closed after pay_advance
2026-04-01T10:00 buyer/uno suspend suspended_on=2026-04-01 halt_cause=public_interest halt_record=7d1f0c2a9e6b4853f1a07c9d25e8b6340f7a1c5d9e2b8643a0f1c7d5e9b26834 = suspended
2026-05-01T09:00 buyer/uno terminate termination_act={"number":"50","day":"2026-05-01"} termination_ground=long_suspension reasons="Richiesta dell'esecutore (dimostrazione)." termination_lawful={"answer":true,"reasons":"Richiesta dell'esecutore, non opposta (dimostrazione)."} ! halt_over_limit
> says non superano né un quarto della durata (30) né sei mesi (183)
2026-05-02T09:00 buyer/uno terminate termination_act={"number":"50","day":"2026-05-02"} termination_ground=long_suspension reasons="Richiesta dell'esecutore (dimostrazione)." termination_lawful={"answer":true,"reasons":"Richiesta dell'esecutore, non opposta (dimostrazione)."} = terminated
