# Un contratto di lavori in esecuzione, nato da un affidamento diretto: anticipazione, subappalti, una modifica,
# due stati di avanzamento. Tutto inventato (dimostrazione).

case request@2026-02-16T09:00 actor=buyer/uno nature=works buyer_rup=@uno data_origin="Enti, persone, imprese e importi sono inventati (dimostrazione)." subject="Rifacimento della copertura della palestra comunale (dimostrazione)"
2026-02-16T09:20 buyer/uno fill_in cpv=45261900-3 nuts=ITI14 cup=J31B25000020004 funding="Contributo statale, capitolo 2026/3140 (dimostrazione)" collective_agreement="CCNL edilizia industria, codice F012"
2026-02-16T09:40 buyer/uno fill_in base_amount=118000.00 labour_cost=36000.00 safety_costs=5200.00 labour_in_discount_base=true documents=@documents
2026-02-16T10:00 buyer/uno fill_in project_validated_on=2026-02-09 project_validator="Ufficio tecnico comunale (dimostrazione)" decision_to_procure={"number":"17","day":"2026-02-16","issuer":"Comune di Valdorsa (dimostrazione)"}
2026-02-16T11:00 buyer/uno submit protocol=2026/0001310 = submitted
2026-02-23T12:00 director/tre accept acceptance_act={"number":"104","day":"2026-02-23","protocol":"2026/0001502"} = accepted

case direct_award@2026-03-02T09:00 as=award actor=officer/due
2026-03-02T10:00 director/tre appoint_sua_rup sua_rup=@quattro sua_rup_act={"number":"118","day":"2026-03-02"} = preparation
2026-03-02T11:00 sua_rup/quattro declare_conflicts conflict_statement={"answer":false,"reasons":"Nessun interesse negli operatori e nell'intervento (dimostrazione)."}
2026-03-03T09:00 sua_rup/quattro set_up cig=B0C3B22622 platform="Piattaforma certificata (dimostrazione)" platform_procedure=DIMO-2026-0019 cross_border_interest={"answer":false,"reasons":"Importo contenuto e luogo lontano dai confini (dimostrazione)."}
2026-03-03T10:00 sua_rup/quattro request_quotes consulted=@three_operators quotes_due=2026-03-20T12:00+01:00 = consulting
2026-03-20T13:00 officer/due record_quotes quotes=@gym_quotes
2026-03-23T10:00 sua_rup/quattro choose_contractor winner=@gamma award_price=112450.00 choice_reasons="Prezzo più basso tra i preventivi (dimostrazione)." documented_experience={"answer":true,"reasons":"Due coperture analoghe nel quinquennio (dimostrazione)."} rotation={"answer":false,"reasons":"Non è il contraente uscente (dimostrazione)."} = chosen
2026-04-02T16:00 officer/due complete_checks checks=@gym_checks = verified
2026-04-07T10:00 director/tre award award_act={"number":"221","day":"2026-04-07","protocol":"2026/0002560"} = awarded
2026-04-20T11:00 buyer/uno sign_contract contract_act={"number":"1198","day":"2026-04-20","issuer":"Comune di Valdorsa (dimostrazione)"} contract_form=letters definitive_guarantee={"answer":true,"reasons":"Polizza n. 3310/2026 (dimostrazione)."} = signed

case contract@2026-04-22T09:00 of=award actor=officer/due = awaiting_start
2026-05-11T10:00 buyer/uno start started_on=2026-05-11 start_record=9a02deff0839c526deafd085cdc92191778a19affba847931d49da574ce1e519 execution_manager="Ing. dimostrativo" contract_days=240 completion_due=2027-01-06 works_policy_on=2026-04-28 fifth_clause=true = running
2026-05-18T09:00 buyer/uno pay_advance advance_amount=23000.00 advance_guarantee="Polizza n. 3388/2026 (dimostrazione)" ! advance_within_share
2026-05-18T10:00 buyer/uno pay_advance advance_amount=22490.00 advance_guarantee="Polizza n. 3388/2026 (dimostrazione)" = running
2026-06-08T09:00 officer/due request_subcontract subcontracts=[{"number":"1","operator":"99990000061","name":"Impresa dimostrativa Delta S.r.l.","subject":"Lattonerie (dimostrazione)","amount":"9800.00","requested_on":"2026-06-08","starts_on":"2026-07-06"}]
2026-06-19T10:00 buyer/uno decide_subcontract subcontract_outcomes=[{"number":"1","outcome":"authorised","reasons":"Condizioni verificate (dimostrazione)."}] subcontract_lawful={"answer":true,"reasons":"Parti indicate nell'offerta, impresa qualificata (dimostrazione)."}
2026-07-31T10:00 buyer/uno record_progress progress=[{"number":"1","amount":"38000.00"}]
2026-08-05T10:00 buyer/uno certify_payment payment_certificate="Certificato n. 1 (dimostrazione)" durc_expires_on=2026-11-02
2026-08-28T10:00 officer/due record_payment payments=[{"progress":"1","amount":"30400.00","paid_on":"2026-08-28"}]
2026-09-21T10:00 buyer/uno modify modifications=[{"number":"1","ground":"minor","direction":"increase","amount":"6400.00","reasons":"Sostituzione di due lucernari (dimostrazione)."}] modification_act={"number":"134","day":"2026-09-21"} modification_lawful={"answer":true,"reasons":"La struttura del contratto resta inalterata (dimostrazione)."}
2026-10-30T10:00 buyer/uno record_progress progress=[{"number":"2","amount":"31500.00"}]
2026-11-03T10:00 buyer/uno certify_payment payment_certificate="Certificato n. 2 (dimostrazione)" durc_expires_on=2027-02-01
2026-11-16T09:00 officer/due request_subcontract subcontracts=[{"number":"2","operator":"99990000079","name":"Impresa dimostrativa Epsilon S.r.l.","subject":"Linee vita (dimostrazione)","amount":"7200.00","requested_on":"2026-11-16","starts_on":"2026-12-14"}] = running
