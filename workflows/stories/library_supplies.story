# Affidamento diretto di forniture, con due preventivi, fino alla stipula. Tutto inventato (dimostrazione).

case request@2026-08-31T09:00 actor=buyer/uno nature=supplies buyer_rup=@uno data_origin="Enti, persone, imprese e importi sono inventati (dimostrazione)." subject="Arredi per la biblioteca comunale (dimostrazione)"
2026-08-31T09:20 buyer/uno fill_in cpv=39150000-8 nuts=ITI14 funding="Contributo regionale, capitolo 2026/5110 (dimostrazione)" collective_agreement="CCNL commercio, codice H011" documents=@specifications
2026-08-31T09:30 buyer/uno fill_in base_amount=58400.00 labour_cost=0.00 safety_costs=0.00 labour_in_discount_base=false decision_to_procure={"number":"88","day":"2026-08-31","issuer":"Comune di Valdorsa (dimostrazione)"}
2026-08-31T10:00 buyer/uno submit protocol=2026/0006630 = submitted
2026-09-04T12:00 director/tre accept acceptance_act={"number":"452","day":"2026-09-04","protocol":"2026/0006748"} = accepted

case direct_award@2026-09-07T09:00 actor=officer/due
2026-09-07T10:00 director/tre appoint_sua_rup sua_rup=@quattro sua_rup_act={"number":"455","day":"2026-09-07"} = preparation
2026-09-07T11:00 sua_rup/quattro declare_conflicts conflict_statement={"answer":false,"reasons":"Nessun interesse negli operatori e nell'intervento (dimostrazione)."}
2026-09-08T09:00 sua_rup/quattro set_up cig=B0C2A110BA platform="Piattaforma certificata (dimostrazione)" platform_procedure=DIMO-2026-0074 cross_border_interest={"answer":false,"reasons":"Importo contenuto e luogo lontano dai confini (dimostrazione)."}
2026-09-08T10:00 sua_rup/quattro request_quotes consulted=@three_operators quotes_due=2026-09-24T12:00+02:00 = consulting
2026-09-24T13:00 officer/due record_quotes quotes=@library_quotes
2026-09-28T10:00 sua_rup/quattro choose_contractor winner=@alfa award_price=56900.00 choice_reasons="Prezzo più basso tra i preventivi, consegna in trenta giorni (dimostrazione)." ! experience_judged rotation_judged
2026-09-28T10:30 sua_rup/quattro choose_contractor winner=@alfa award_price=56900.00 choice_reasons="Prezzo più basso tra i preventivi, consegna in trenta giorni (dimostrazione)." documented_experience={"answer":true,"reasons":"Due forniture analoghe nel triennio (dimostrazione)."} rotation={"answer":false,"reasons":"Non è il contraente uscente (dimostrazione)."} = chosen
2026-10-06T16:00 officer/due complete_checks checks=@library_checks = verified
2026-10-12T10:00 director/tre award award_act={"number":"512","day":"2026-10-12","protocol":"2026/0007600"} = awarded
2026-10-29T11:00 buyer/uno sign_contract contract_act={"number":"1271","day":"2026-10-29","issuer":"Comune di Valdorsa (dimostrazione)"} contract_form=letters definitive_guarantee={"answer":true,"reasons":"Polizza n. 8450/2026 (dimostrazione)."} = signed
