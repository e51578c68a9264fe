# Una richiesta di servizi innovativi, sopra la soglia europea dei servizi: base comune ad altri racconti.
from services_accepted before submit
2026-01-14T10:30 buyer/uno fill_in cui=S99990000020202600007 subject="Sorveglianza dei ponti comunali con sensori (dimostrazione)" cpv=35125100-7 collective_agreement="CCNL metalmeccanici, codice C011" labour_cost=180000.00 contract_features=[{"feature":"technological"}]
2026-01-14T11:00 buyer/uno submit protocol=2026/0000500 = submitted
2026-01-21T12:00 director/tre accept acceptance_act={"number":"41","day":"2026-01-21"} = accepted
