# Con una domanda oltre il termine di valutazione non si invita; finita la validità non si avvia più nulla.
from dynamic_system_closed before decide_application
2026-02-27T09:00 sua_rup/quattro decide_application system_outcomes=[{"number":"1","outcome":"admitted","reasons":"Requisiti posseduti."},{"number":"2","outcome":"admitted","reasons":"Requisiti posseduti."}]
2026-02-27T10:00 sua_rup/quattro activate_system reasons="Prime domande valutate" = active
2026-03-02T10:00 officer/due record_application system_applications=[{"number":"3","operator":"99990000053","name":"Impresa dimostrativa Gamma S.r.l.","category":"A","received_on":"2026-03-02"}] = active
case specific_contract@2026-03-10T10:00 as=specific of=system actor=officer/due base_amount=50000.00 labour_cost=0.00 safety_costs=0.00 specific_category=A = preparation
2026-03-20T11:00 director/tre appoint_sua_rup sua_rup=@quattro sua_rup_act={"number":"157","day":"2026-03-20"}
2026-03-20T11:10 sua_rup/quattro declare_conflicts conflict_statement={"answer":false,"reasons":"Nessun interesse (dimostrazione)."}
2026-03-20T11:20 sua_rup/quattro set_up cig=B0A1B2C21A criterion=price abnormal_elements="Prezzo molto inferiore ai listini (dimostrazione)." platform="Piattaforma certificata (dimostrazione)" invited=@invited_two bids_due=2026-04-07T12:00+02:00
2026-03-20T12:00 sua_rup/quattro send_invitations invitation_act={"number":"160","day":"2026-03-20"} ! no_extended_evaluation
> says 1 domande attendono oltre il termine
on system
2026-03-23T10:00 director/tre amend_validity system_valid_to=2026-06-30 validity_act={"number":"150","day":"2026-03-23"}
case specific_contract@2026-07-01T10:00 of=system actor=officer/due base_amount=50000.00 labour_cost=0.00 safety_costs=0.00 specific_category=A ! specific_within_validity
> says La validità del sistema dinamico è finita il 30/06/2026
