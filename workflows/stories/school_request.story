# Una richiesta presentata da pochi giorni, che aspetta la risposta della SUA. Tutto inventato (dimostrazione).

case request@2026-11-16T09:00 actor=buyer/uno nature=works buyer_rup=@uno data_origin="Enti, persone, imprese e importi sono inventati (dimostrazione)." subject="Adeguamento sismico della scuola primaria (dimostrazione)"
2026-11-16T09:20 buyer/uno fill_in cpv=45214210-5 nuts=ITI14 cup=J31B25000040004 cui=L99990000020202600013 funding="Contributo statale, capitolo 2026/3150 (dimostrazione)" collective_agreement="CCNL edilizia industria, codice F012"
2026-11-16T09:40 buyer/uno fill_in base_amount=1240000.00 labour_cost=410000.00 safety_costs=48000.00 labour_in_discount_base=true documents=@documents
2026-11-16T10:00 buyer/uno fill_in project_validated_on=2026-11-02 project_validator="Ufficio tecnico comunale (dimostrazione)"
2026-11-16T10:15 buyer/uno submit ! required.decision_to_procure
2026-11-19T09:00 buyer/uno fill_in decision_to_procure={"number":"131","day":"2026-11-19","issuer":"Comune di Valdorsa (dimostrazione)"}
2026-11-20T11:00 buyer/uno submit protocol=2026/0009014 = submitted
