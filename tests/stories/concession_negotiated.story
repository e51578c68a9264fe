# Concessione sotto soglia senza bando: almeno dieci operatori, ove esistenti.
from concession_concluded before publish
2026-01-22T09:30 sua_rup/quattro set_up operating_risk={"answer":true,"reasons":"Rischio di domanda (dimostrazione)."} investment_recovered={"answer":true,"reasons":"Ammortamento in venti anni (dimostrazione)."} selection_method=operators_list selection_reasons="Elenco della SUA (dimostrazione)." rotation={"answer":false,"reasons":"Il concessionario uscente non è invitato (dimostrazione)."} invited=@invited bids_due=2026-02-25T12:00+01:00
2026-01-23T09:00 sua_rup/quattro send_invitations invitation_act={"number":"65","day":"2026-01-23"} ! concession_operators
> says Gli operatori invitati sono 5: ne servono almeno 10
2026-01-23T09:10 sua_rup/quattro set_up invited=@invited_ten base_amount=5354000.00
2026-01-23T09:11 sua_rup/quattro send_invitations invitation_act={"number":"65","day":"2026-01-23"} ! concession_below_threshold
> says raggiunge la soglia delle concessioni (5.404.000,00 euro)
2026-01-23T09:20 sua_rup/quattro set_up base_amount=2950000.00
2026-01-23T10:00 sua_rup/quattro send_invitations invitation_act={"number":"65","day":"2026-01-23"} = invited
2026-02-02T10:00 director/tre revoke withdrawal_act={"number":"75","day":"2026-02-02"} reasons="Mutate esigenze (dimostrazione)." = revoked
