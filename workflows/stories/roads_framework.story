# Un accordo quadro di lavori con un solo operatore, attivo, e due ordini a valere sul suo importo: il primo è
# stipulato, il secondo in preparazione. Tutto inventato (dimostrazione).

case request@2026-01-19T09:00 actor=buyer/uno nature=works buyer_rup=@uno data_origin="Enti, persone, imprese e importi sono inventati (dimostrazione)." subject="Manutenzione delle strade di due Comuni, accordo quadro (dimostrazione)"
2026-01-19T09:20 buyer/uno fill_in cpv=45233141-9 nuts=ITI14 cup=J31B25000030004 cui=L99990000020202600012 funding="Fondi propri di bilancio, capitolo 2026/3125 (dimostrazione)" collective_agreement="CCNL edilizia industria, codice F012"
2026-01-19T09:40 buyer/uno fill_in base_amount=580000.00 labour_cost=188000.00 safety_costs=20000.00 labour_in_discount_base=true documents=@documents
2026-01-19T10:00 buyer/uno fill_in project_validated_on=2026-01-12 project_validator="Ufficio tecnico comunale (dimostrazione)" decision_to_procure={"number":"11","day":"2026-01-19","issuer":"Comune di Valdorsa (dimostrazione)"}
2026-01-19T11:00 buyer/uno submit protocol=2026/0000540 = submitted
2026-01-28T12:00 director/tre accept acceptance_act={"number":"61","day":"2026-01-28","protocol":"2026/0000801"} = accepted

case framework_agreement@2026-02-02T09:00 as=framework actor=officer/due
2026-02-02T10:00 director/tre appoint_sua_rup sua_rup=@quattro sua_rup_act={"number":"66","day":"2026-02-02"} = preparation
2026-02-02T11:00 sua_rup/quattro declare_conflicts conflict_statement={"answer":false,"reasons":"Nessun interesse negli operatori e nell'intervento (dimostrazione)."}
2026-02-09T09:00 sua_rup/quattro set_up cig=B0C4C33B8A platform="Piattaforma certificata (dimostrazione)" platform_procedure=DIMO-2026-0012 documents_link="https://gare.provincia-montelupo.example/0012" criterion=price abnormal_method=A single_lot_reasons="Lavori della stessa natura su una rete unica (dimostrazione)."
2026-02-09T09:30 sua_rup/quattro set_up framework_mode=single framework_ceiling=600000.00 framework_months=24 framework_bodies=@roads_bodies framework_purpose={"answer":true,"reasons":"Accordo proporzionato al fabbisogno di due Comuni (dimostrazione)."} bids_due=2026-03-23T12:00+01:00
2026-02-12T11:00 director/tre decide_to_procure launch_decision={"number":"84","day":"2026-02-12","protocol":"2026/0001180"} = preparation
2026-02-16T10:00 officer/due publish notice_identifier=BDNCP-DIMO-0012 notice_digest=2255803efc581d0d68f1addfb2423c5d75ba850a52ee1b47f351f59f3c7a19d6 = published
2026-03-23T12:30 officer/due close_receipt bids_received=3 bidders=@three_operators platform_report=37dbd8df88cd47eaf85d0061930be38ea713677bd17205d75e496563bf8f8b09 = receipt_closed
2026-03-24T09:30 director/tre appoint_board board=["@cinque","@sei"] board_act={"number":"176","day":"2026-03-24"} board_compatible={"answer":true,"reasons":"Dichiarazioni acquisite (dimostrazione)."} = board_appointed
2026-03-24T10:00 board/cinque declare_conflicts conflict_statement={"answer":false,"reasons":"Nessun interesse negli operatori e nell'intervento (dimostrazione)."}
2026-03-24T10:05 board/sei declare_conflicts conflict_statement={"answer":false,"reasons":"Nessun interesse negli operatori e nell'intervento (dimostrazione)."}
2026-03-25T10:00 board/cinque open_examination = examination
2026-03-25T12:00 sua_rup/quattro record_admissions admissions_act={"number":"180","day":"2026-03-25"} = admitted
2026-03-26T10:00 board/cinque transcribe_bids bids=@roads_bids bids_report=8f411bec25e9ba59ca07c8f6604bd227b96104bde9d136bad8c39d35a1f4a959 = transcribed
2026-03-26T11:00 board/sei confirm_bids = opened
2026-03-26T11:30 board/cinque rank minutes_act={"number":"2","day":"2026-03-26"} = ranked
2026-03-26T12:00 board/cinque propose_award congruity={"answer":true,"reasons":"Costi coerenti con le tabelle ministeriali (dimostrazione)."} = proposed
2026-03-27T09:00 officer/due request_checks = checking
2026-04-13T16:00 officer/due record_checks checks=@roads_checks = checking
2026-04-14T10:00 sua_rup/quattro complete_checks = verified
2026-04-16T10:00 director/tre award award_act={"number":"240","day":"2026-04-16","protocol":"2026/0002790"} = awarded
2026-04-17T09:00 officer/due communicate_award communications=@roads_communications communications_report=940fce28e728757ef7a7231fb8ccf2ee1bcccb5ac2ff8bc72153482ff0115e03 = communicated
2026-04-20T09:00 officer/due hand_over handover_protocol=2026/0002850 = handed_over
2026-05-18T12:00 buyer/uno sign_contract contract_act={"number":"1215","day":"2026-05-18","issuer":"Comune di Valdorsa (dimostrazione)"} antimafia="Informazione antimafia liberatoria (dimostrazione)" framework_parties=@gamma definitive_guarantee={"answer":true,"reasons":"Polizza fideiussoria n. 4020/2026 (dimostrazione)."} = signed
2026-06-01T09:00 officer/due publish_award_notice award_notice=ESITO-DIMO-2026-0012 framework_valid_from=2026-06-01 framework_valid_to=2028-05-31 = active

# Il registro degli ordini: nessuno oltre l'importo dell'accordo, né oltre quello del singolo Comune.
2026-06-15T10:00 officer/due record_call_off call_offs=[{"number":"1","kind":"recorded","body":"99990000020","amount":"120000.00"}] = active
2026-07-20T10:00 officer/due publish_call_off_notices quarterly_notice=AQ-DIMO-0012-2T
2026-11-09T09:00 officer/due record_call_off call_offs=[{"number":"2","kind":"recorded","body":"99990000020","amount":"280000.01"}] ! within_body_share
2026-11-09T10:00 officer/due record_call_off call_offs=[{"number":"2","kind":"recorded","body":"99990000020","amount":"85000.00"}] = active

case call_off@2026-06-22T09:00 of=framework actor=buyer/uno call_off_number=1 call_off_body=99990000020 base_amount=114000.00 labour_cost=36000.00 safety_costs=4000.00 = preparation
2026-06-22T10:00 director/tre appoint_sua_rup sua_rup=@quattro sua_rup_act={"number":"340","day":"2026-06-22"}
2026-06-22T10:30 sua_rup/quattro declare_conflicts conflict_statement={"answer":false,"reasons":"Nessun interesse negli operatori e nell'intervento (dimostrazione)."}
2026-06-23T09:00 sua_rup/quattro set_up cig=B0C4C44992 criterion=price
2026-06-24T10:00 buyer/uno order_directly winner=@gamma award_price=92000.00 award_act={"number":"97","day":"2026-06-24","issuer":"Comune di Valdorsa (dimostrazione)"} order_choice={"answer":true,"reasons":"L'accordo ha un solo operatore (dimostrazione)."} terms_unchanged={"answer":true,"reasons":"Stesse condizioni dell'accordo (dimostrazione)."} = awarded
2026-06-25T09:00 officer/due communicate_award communications=[{"operator":"99990000053","kind":"award","sent_on":"2026-06-25"}] communications_report=02f21bea3f22cd060b0cee9bf72ec6b864fa731d943ebff5664fde671ed80a7c = communicated
2026-06-26T09:00 officer/due hand_over handover_protocol=2026/0005480 = handed_over
2026-07-06T11:00 buyer/uno sign_contract contract_act={"number":"1233","day":"2026-07-06","issuer":"Comune di Valdorsa (dimostrazione)"} antimafia="Non dovuta per importo (dimostrazione)" definitive_guarantee={"answer":true,"reasons":"Polizza n. 4415/2026 (dimostrazione)."} = signed

case call_off@2026-11-16T09:00 of=framework actor=buyer/uno call_off_number=2 call_off_body=99990000020 base_amount=80000.00 labour_cost=25000.00 safety_costs=3000.00 = preparation
2026-11-16T10:00 director/tre appoint_sua_rup sua_rup=@quattro sua_rup_act={"number":"601","day":"2026-11-16"}
2026-11-16T10:30 sua_rup/quattro declare_conflicts conflict_statement={"answer":false,"reasons":"Nessun interesse negli operatori e nell'intervento (dimostrazione)."}
