# Affidamento diretto sotto 40.000 euro, senza preventivi: requisiti dichiarati e poi non confermati al controllo.
from demo before submit
2026-01-13T09:00 buyer/uno fill_in base_amount=30000.00 labour_cost=9000.00 safety_costs=1000.00
2026-01-13T09:10 buyer/uno fill_in cup=J31B25000010004 decision_to_procure={"number":"8","day":"2026-01-13","issuer":"Comune di Valdorsa (dimostrazione)"}
2026-01-14T11:00 buyer/uno submit protocol=2026/0000412 = submitted
2026-01-16T12:00 director/tre accept acceptance_act={"number":"41","day":"2026-01-16","protocol":"2026/0000655"} = accepted

case direct_award@2026-01-19T09:00 as=award actor=officer/due
2026-01-19T10:00 director/tre appoint_sua_rup sua_rup=@quattro sua_rup_act={"number":"57","day":"2026-01-19"} = preparation
2026-01-19T11:00 sua_rup/quattro declare_conflicts conflict_statement={"answer":false,"reasons":"Nessun interesse (dimostrazione)."}
2026-01-20T09:00 sua_rup/quattro set_up cig=B0A1B2C21A platform="Piattaforma certificata (dimostrazione)" cross_border_interest={"answer":false,"reasons":"Importo minimo (dimostrazione)."} rotation={"answer":false,"reasons":"Non è il contraente uscente (dimostrazione)."}
2026-01-21T09:00 sua_rup/quattro choose_contractor winner=@beta award_price=29500.00 choice_reasons="Prezzo congruo (dimostrazione)." documented_experience={"answer":true,"reasons":"Lavori analoghi (dimostrazione)."} = chosen
2026-01-21T10:00 sua_rup/quattro discard_contractor reasons="L'operatore ha rinunciato (dimostrazione)." = consulting
2026-01-22T08:00 officer/due request_more_quotes consulted=@alfa quotes_due=2026-01-22T18:00+01:00
2026-01-22T19:00 officer/due record_quotes quotes=[{"operator":"99990000038","amount":"29000.00","received_on":"2026-01-22"}]
2026-01-23T09:00 sua_rup/quattro choose_contractor winner=@alfa award_price=29000.00 choice_reasons="Prezzo congruo (dimostrazione)." documented_experience={"answer":true,"reasons":"Lavori analoghi (dimostrazione)."} = chosen
2026-01-23T10:00 officer/due accept_self_declaration self_declared_on=2026-01-23 = verified
2026-01-26T10:00 director/tre award award_act={"number":"70","day":"2026-01-26"} = awarded
2026-02-02T10:00 buyer/uno sign_contract contract_act={"number":"1101","day":"2026-02-02"} contract_form=letters definitive_guarantee={"answer":false,"reasons":"Esonero: importo modesto e prestazione breve (dimostrazione)."} = signed
2026-03-02T10:00 director/tre record_failed_check lapse_act={"number":"150","day":"2026-03-02"} reasons="Al controllo l'operatore non risulta in regola (dimostrazione)." operator_suspension_months=13 ! operator_suspension_bounds
> says da 1 a 12 mesi
2026-03-02T10:05 director/tre record_failed_check lapse_act={"number":"150","day":"2026-03-02"} reasons="Al controllo l'operatore non risulta in regola (dimostrazione)." operator_suspension_months=6 = lapsed
