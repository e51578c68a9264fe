# Ritardo dell'appaltatore: termine assegnato, poi risoluzione.
from contract_closed after pay_advance
2026-05-04T09:00 buyer/uno terminate termination_act={"number":"50","day":"2026-05-04"} termination_ground=delay reasons="Ritardo (dimostrazione)." termination_lawful={"answer":true,"reasons":"Verbale in contraddittorio (dimostrazione)."} ! default_term_elapsed
> says Non risulta un termine assegnato
2026-05-04T09:01 buyer/uno record_default_cured reasons="Recuperato" ! required.default_due
2026-05-04T09:02 officer/due assign_default_term default_due=2026-05-08 ! default_term_long_enough
2026-05-04T09:03 officer/due assign_default_term default_due=2026-05-08 default_urgent={"answer":false,"reasons":"Nessuna urgenza (dimostrazione)."} ! default_term_long_enough
> says è inferiore a 10 giorni
2026-05-04T09:04 officer/due assign_default_term default_due=2026-05-08 default_urgent={"answer":true,"reasons":"La strada è chiusa (dimostrazione)."} = running
2026-05-08T09:00 officer/due record_default_cured reasons="I lavori sono ripresi (dimostrazione)."
2026-06-01T09:00 officer/due assign_default_term default_due=2026-06-11 = running
2026-06-11T09:00 buyer/uno terminate termination_act={"number":"50","day":"2026-06-11"} termination_ground=delay reasons="Ritardo (dimostrazione)." termination_lawful={"answer":true,"reasons":"Verbale in contraddittorio (dimostrazione)."} ! default_term_elapsed
> says può ancora adempiere fino al 11/06/2026 compreso
> from 2026-06-12
2026-06-12T09:00 buyer/uno terminate termination_act={"number":"50","day":"2026-06-12"} termination_ground=delay reasons="Ritardo (dimostrazione)." ! termination_judged
2026-06-12T09:01 buyer/uno terminate termination_act={"number":"50","day":"2026-06-12"} termination_ground=delay reasons="Ritardo (dimostrazione)." termination_lawful={"answer":false,"reasons":"Manca il contraddittorio (dimostrazione)."} ! termination_judged
> says la causa di risoluzione non ricorre
2026-06-12T09:02 buyer/uno terminate termination_act={"number":"50","day":"2026-06-12"} termination_ground=long_suspension reasons="Sospensioni (dimostrazione)." termination_lawful={"answer":true,"reasons":"Richiesta dell'esecutore (dimostrazione)."} ! halt_over_limit
> says L'esecuzione non è mai stata sospesa
2026-06-12T10:00 buyer/uno terminate termination_act={"number":"50","day":"2026-06-12"} termination_ground=delay reasons="Ritardo (dimostrazione)." termination_lawful={"answer":true,"reasons":"Verbale in contraddittorio (dimostrazione)."} = terminated
