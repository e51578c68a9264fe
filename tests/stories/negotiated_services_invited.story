# Procedura negoziata per forniture sotto soglia: le opzioni entrano nel valore stimato; cinque operatori.
from services_accepted before submit
2026-01-14T10:30 buyer/uno fill_in cui=F99990000020202600007 nature=supplies subject="Arredi scolastici (dimostrazione)" cpv=39160000-1 base_amount=139000.00 labour_cost=10000.00 safety_costs=500.00 options_amount=20000.00 contract_features=[]
2026-01-14T11:00 buyer/uno submit protocol=2026/0000500 = submitted
2026-01-19T12:00 director/tre accept acceptance_act={"number":"41","day":"2026-01-19"} = accepted
case negotiated@2026-01-26T09:00 actor=officer/due
2026-01-27T10:00 director/tre appoint_sua_rup sua_rup=@quattro sua_rup_act={"number":"57","day":"2026-01-27"} = preparation
2026-01-27T11:00 sua_rup/quattro declare_conflicts conflict_statement={"answer":false,"reasons":"Nessun interesse (dimostrazione)."}
2026-01-28T09:00 sua_rup/quattro set_up cig=B0A1B2C21A platform="Piattaforma certificata (dimostrazione)" platform_procedure=DIMO-2026-0046 documents_link="https://gare.provincia-montelupo.example/0046" single_lot_reasons="Intervento su un solo tratto di strada (dimostrazione)." cross_border_interest={"answer":false,"reasons":"Importo contenuto (dimostrazione)."}
2026-01-28T10:00 sua_rup/quattro set_up criterion=price consultation_notice_on=2026-01-28 selection_method=operators_list selection_reasons="Elenco della SUA, per ordine di minor numero di inviti (dimostrazione)." rotation={"answer":false,"reasons":"Il contraente uscente non è tra gli invitati (dimostrazione)."} invited=@invited_four bids_due=2026-03-16T12:00+01:00
2026-01-28T12:00 director/tre decide_to_procure launch_decision={"number":"60","day":"2026-01-28"} = preparation
2026-01-28T13:00 sua_rup/quattro send_invitations invitation_act={"number":"93","day":"2026-01-28"} ! minimum_invited abnormal_rule_stated
> says Gli operatori invitati sono 4: ne servono almeno 5
2026-01-28T13:10 sua_rup/quattro set_up invited=@invited abnormal_elements="Prezzi inferiori ai costi di produzione (dimostrazione)."
2026-01-28T13:20 sua_rup/quattro send_invitations invitation_act={"number":"93","day":"2026-01-28"} = invited
