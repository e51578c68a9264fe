# Procedura negoziata per servizi sotto soglia: la fascia comincia da 140.000 euro e finisce alla soglia europea dei servizi.
from services_accepted before submit
2026-01-14T10:30 buyer/uno fill_in cui=S99990000020202600007 base_amount=139000.00 labour_cost=60000.00 safety_costs=500.00 options_amount=0 contract_features=[]
2026-01-14T11:00 buyer/uno submit protocol=2026/0000500 = submitted
2026-01-19T12:00 director/tre accept acceptance_act={"number":"41","day":"2026-01-19"} = accepted
case negotiated@2026-01-20T09:00 actor=officer/due ! value_band
> says Il valore (139.500,00 euro) è inferiore a 140.000,00 euro
