# Ripetizione di lavori analoghi: entro il triennio dalla stipulazione del contratto iniziale, con l'operatore che lo ha.
from negotiated_without_publication_concluded before decide_to_procure
2026-01-28T11:52 sua_rup/quattro set_up unpublished_ground=repetition unpublished_judged={"answer":true,"reasons":"Prevista e computata nella prima gara (dimostrazione)."}
2026-01-28T11:53 director/tre decide_to_procure launch_decision={"number":"60","day":"2026-01-28"} ! unpublished_grounds
> says manca la data di stipulazione del contratto iniziale
2026-01-28T11:54 sua_rup/quattro set_up initial_contract_on=2023-01-27
2026-01-28T11:55 director/tre decide_to_procure launch_decision={"number":"60","day":"2026-01-28"} ! unpublished_grounds
> says La ripetizione era possibile fino al 27/01/2026
2026-01-28T11:56 sua_rup/quattro set_up initial_contract_on=2023-01-28
2026-01-28T11:57 director/tre decide_to_procure launch_decision={"number":"60","day":"2026-01-28"} = preparation
2026-01-28T12:30 sua_rup/quattro set_up abnormal_method=A invited=@alfa
2026-01-28T12:40 sua_rup/quattro send_invitations invitation_act={"number":"93","day":"2026-01-28"} = invited
