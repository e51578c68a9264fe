# Un sistema dinamico di acquisizione appena pubblicato: si ricevono e si valutano le prime domande di ammissione.
# Tutto inventato (dimostrazione).

case request@2026-09-21T09:00 actor=buyer/uno nature=supplies buyer_rup=@uno data_origin="Enti, persone, imprese e importi sono inventati (dimostrazione)." subject="Cancelleria e carta per gli uffici comunali (dimostrazione)"
2026-09-21T09:20 buyer/uno fill_in cpv=30192000-1 nuts=ITI14 cui=F99990000020202600014 funding="Fondi propri di bilancio, capitolo 2026/1220 (dimostrazione)" collective_agreement="CCNL commercio, codice H011" documents=@specifications
2026-09-21T09:40 buyer/uno fill_in base_amount=200000.00 labour_cost=0.00 safety_costs=0.00 labour_in_discount_base=false decision_to_procure={"number":"96","day":"2026-09-21","issuer":"Comune di Valdorsa (dimostrazione)"}
2026-09-21T11:00 buyer/uno submit protocol=2026/0007120 = submitted
2026-09-29T12:00 director/tre accept acceptance_act={"number":"498","day":"2026-09-29","protocol":"2026/0007330"} = accepted

case dynamic_purchasing_system@2026-10-05T09:00 actor=officer/due
2026-10-05T10:00 director/tre appoint_sua_rup sua_rup=@quattro sua_rup_act={"number":"505","day":"2026-10-05"} = preparation
2026-10-05T11:00 sua_rup/quattro declare_conflicts conflict_statement={"answer":false,"reasons":"Nessun interesse negli operatori e nell'intervento (dimostrazione)."}
2026-10-12T09:00 sua_rup/quattro set_up cig=B0C5D66D02 platform="Piattaforma certificata (dimostrazione)" platform_procedure=DIMO-2026-0088 documents_link="https://gare.provincia-montelupo.example/0088" criterion=price abnormal_elements="Prezzo molto inferiore ai listini (dimostrazione)." single_lot_reasons="Sistema diviso in categorie (dimostrazione)." standardised_purchase={"answer":true,"reasons":"Beni standardizzati (dimostrazione)."}
2026-10-12T09:30 sua_rup/quattro set_up requests_due=2026-12-04T12:00+01:00 system_valid_to=2028-12-31 system_categories=@stationery_categories system_current_use={"answer":true,"reasons":"Beni disponibili sul mercato (dimostrazione)."}
2026-10-14T11:00 director/tre decide_to_procure launch_decision={"number":"520","day":"2026-10-14","protocol":"2026/0007702"} = preparation
2026-10-19T10:00 officer/due publish notice_identifier=BDNCP-DIMO-0088 notice_digest=d1909b359ad3f3f1346d4f5bf8b6cd25ea1437fbca07eda68491bb0f8d955e36 = published
2026-11-05T10:00 officer/due record_application system_applications=[{"number":"1","operator":"99990000038","name":"Impresa dimostrativa Alfa S.r.l.","category":"A","received_on":"2026-11-05"}]
2026-11-09T10:00 officer/due record_application system_applications=[{"number":"2","operator":"99990000046","name":"Impresa dimostrativa Beta S.r.l.","category":"A","received_on":"2026-11-09"}]
2026-11-12T10:00 sua_rup/quattro decide_application system_outcomes=[{"number":"1","outcome":"admitted","reasons":"Requisiti posseduti (dimostrazione)."}]
2026-11-18T10:00 sua_rup/quattro extend_evaluation system_extensions=[{"number":"2","reasons":"Servono altri documenti (dimostrazione)."}]
2026-11-23T10:00 officer/due record_application system_applications=[{"number":"3","operator":"99990000053","name":"Impresa dimostrativa Gamma S.r.l.","category":"B","received_on":"2026-11-23"}] = published
