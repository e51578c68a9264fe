# Una richiesta di servizi di pulizia, sopra la soglia europea dei servizi: base comune ad altri racconti.
world province_intermediate
case request@2026-01-12T09:00 actor=buyer/uno nature=services buyer_rup=@uno subject="Pulizia degli edifici comunali, tre anni (dimostrazione)"
2026-01-12T09:20 buyer/uno fill_in cpv=90910000-9 nuts=ITI14 funding="Fondi propri di bilancio (dimostrazione)" collective_agreement="CCNL multiservizi, codice K511"
2026-01-12T09:40 buyer/uno fill_in base_amount=480000.00 labour_cost=390000.00 safety_costs=1200.00 options_amount=160000.00 labour_in_discount_base=true documents=@service_documents contract_features=[{"feature":"labour_intensive"}]
2026-01-13T09:00 buyer/uno fill_in decision_to_procure={"number":"8","day":"2026-01-13","issuer":"Comune di Valdorsa (dimostrazione)"}
2026-01-14T10:00 buyer/uno submit ! programme_code
> says Manca il CUI: i servizi e le forniture di valore pari o superiore a 140.000,00 euro
2026-01-14T10:30 buyer/uno fill_in cui=S99990000020202600007
2026-01-14T11:00 buyer/uno submit protocol=2026/0000500 = submitted
2026-01-21T12:00 director/tre accept acceptance_act={"number":"41","day":"2026-01-21"} = accepted
