# Affidamento diretto di lavori con preventivi, fino all'avviso di esito. Tutto inventato (dimostrazione).
from demo before submit
2026-01-13T09:00 buyer/uno fill_in base_amount=80000.00 labour_cost=25000.00 safety_costs=4000.00
2026-01-13T09:10 buyer/uno fill_in cup=J31B25000010004 decision_to_procure={"number":"8","day":"2026-01-13","issuer":"Comune di Valdorsa (dimostrazione)"}
2026-01-14T11:00 buyer/uno submit protocol=2026/0000412 = submitted
2026-01-16T12:00 director/tre accept acceptance_act={"number":"41","day":"2026-01-16","protocol":"2026/0000655"} = accepted

case direct_award@2026-01-19T09:00 as=award actor=officer/due
2026-01-19T10:00 director/tre appoint_sua_rup sua_rup=@quattro sua_rup_act={"number":"57","day":"2026-01-19"} = preparation
2026-01-19T11:00 sua_rup/quattro declare_conflicts conflict_statement={"answer":false,"reasons":"Nessun interesse negli operatori e nell'intervento (dimostrazione)."}
2026-01-20T09:00 sua_rup/quattro set_up cig=B0A1B2C21A platform="Piattaforma certificata (dimostrazione)" platform_procedure=DIMO-2026-0031
2026-01-20T10:00 sua_rup/quattro request_quotes consulted=@invited_two quotes_due=2026-01-30T12:00+01:00 ! no_cross_border_interest
2026-01-20T10:05 sua_rup/quattro set_up cross_border_interest={"answer":false,"reasons":"Importo contenuto e luogo lontano dai confini (dimostrazione)."}
2026-01-20T10:06 sua_rup/quattro request_quotes consulted=@invited_twice quotes_due=2026-01-30T12:00+01:00 ! consulted_differ
> says righe 2
2026-01-20T10:07 sua_rup/quattro request_quotes consulted=@invited_two quotes_due=2026-01-20T09:00+01:00 ! quotes_due_ahead
> says non è successivo alla richiesta
2026-01-20T10:10 sua_rup/quattro request_quotes consulted=@invited_two quotes_due=2026-01-30T12:00+01:00 = consulting
2026-01-22T10:00 officer/due request_more_quotes consulted=@invited_three quotes_due=2026-02-02T12:00+01:00 = consulting
2026-02-02T13:00 officer/due record_quotes quotes=[{"operator":"99990000129","amount":"79000.00","received_on":"2026-01-29"}] ! quotes_of_consulted
> says non consultati: righe 1
2026-02-02T13:05 officer/due record_quotes quotes=[{"operator":"99990000038","amount":"78000.00","received_on":"2026-03-29"}] ! quotes_of_consulted
> says data futura: righe 1
2026-02-02T13:10 officer/due record_quotes quotes=[{"operator":"99990000038","amount":"78200.50","received_on":"2026-01-29"},{"operator":"99990000046","amount":"80110.00","received_on":"2026-02-01"}] = consulting
2026-02-03T09:00 sua_rup/quattro choose_contractor winner=@alfa award_price=78200.50 choice_reasons="Prezzo più basso tra i preventivi (dimostrazione)." ! experience_judged rotation_judged
2026-02-03T09:05 sua_rup/quattro choose_contractor winner=@alfa award_price=70000.00 choice_reasons="Prezzo più basso tra i preventivi (dimostrazione)." ! chosen_among_quotes
> says non è quello offerto
2026-02-03T09:06 sua_rup/quattro choose_contractor winner=@gamma award_price=70000.00 choice_reasons="Prezzo (dimostrazione)." ! chosen_among_quotes
> says non ha presentato un preventivo
2026-02-03T09:07 sua_rup/quattro choose_contractor winner=@invited_two award_price=78200.50 choice_reasons="Prezzo (dimostrazione)." ! one_contractor
> says Gli affidatari indicati sono 2
2026-02-03T09:08 sua_rup/quattro choose_contractor winner=@alfa award_price=150000.00 choice_reasons="Prezzo (dimostrazione)." ! direct_award_ceiling
> says Il prezzo (150.000,00 euro) non è inferiore a 150.000,00 euro
2026-02-03T09:09 sua_rup/quattro choose_contractor winner=@alfa award_price=78200.50 choice_reasons="Prezzo (dimostrazione)." documented_experience={"answer":false,"reasons":"Nessun lavoro analogo (dimostrazione)."} ! experience_judged
> says non ha esperienze pregresse
2026-02-03T09:10 sua_rup/quattro choose_contractor winner=@alfa award_price=78200.50 choice_reasons="Prezzo più basso tra i preventivi (dimostrazione)." documented_experience={"answer":true,"reasons":"Tre lavori stradali analoghi (dimostrazione)."} rotation={"answer":false,"reasons":"Non è il contraente uscente (dimostrazione)."} = chosen
2026-02-03T10:00 officer/due accept_self_declaration self_declared_on=2026-02-03 ! self_declaration_below_ceiling
> says non è inferiore a 40.000,00 euro
2026-02-10T10:00 officer/due complete_checks checks=@checks_alfa = verified
2026-02-12T10:00 director/tre award award_act={"number":"112","day":"2026-02-12","protocol":"2026/0001200"} = awarded
2026-02-20T09:00 buyer/uno authorise_early_start early_start_ground=below_threshold early_start_reasons="Requisiti verificati: la strada va messa in sicurezza prima delle piogge (dimostrazione)." early_start_act={"number":"14","day":"2026-02-20","issuer":"Comune di Valdorsa (dimostrazione)"} = awarded
2026-03-02T09:00 buyer/uno sign_contract contract_act={"number":"1130","day":"2026-03-02","issuer":"Comune di Valdorsa (dimostrazione)"} contract_form=letters ! guarantee_judged
2026-03-02T10:00 buyer/uno sign_contract contract_act={"number":"1130","day":"2026-03-02","issuer":"Comune di Valdorsa (dimostrazione)"} contract_form=letters definitive_guarantee={"answer":true,"reasons":"Polizza n. 120/2026 (dimostrazione)."} = signed
2026-03-10T09:00 officer/due publish_award_notice award_notice=ESITO-DIMO-2026-0031 = concluded
