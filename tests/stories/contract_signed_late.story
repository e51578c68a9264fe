# Esecuzione anticipata, poi la stipula: da allora il contratto si scioglie solo con gli istituti del contratto.
from contract_unsigned after record_no_advance
on award
2026-03-02T09:00 buyer/uno sign_contract contract_act={"number":"1130","day":"2026-03-02"} contract_form=letters definitive_guarantee={"answer":true,"reasons":"Polizza n. 120/2026 (dimostrazione)."} = signed
on contract
2026-03-02T09:30 officer/due record_signature contract_act={"number":"1130","day":"2026-03-02"}
2026-03-03T10:00 buyer/uno record_missed_signature reasons="Contestazione (dimostrazione)." ! contract_not_signed
> says Il contratto risulta stipulato il 02/03/2026
