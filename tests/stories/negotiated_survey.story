# Procedura negoziata sotto soglia con indagine di mercato senza limiti al numero di invitati: l'avviso resta pubblicato quanto
# la legge chiede, si invita tra chi ha manifestato interesse, la rotazione non si applica. Tutto inventato (dimostrazione).
from demo after accept
case negotiated@2026-01-26T09:00 actor=officer/due
2026-01-27T10:00 director/tre appoint_sua_rup sua_rup=@quattro sua_rup_act={"number":"57","day":"2026-01-27"} = preparation
2026-01-27T11:00 sua_rup/quattro declare_conflicts conflict_statement={"answer":false,"reasons":"Nessun interesse (dimostrazione)."}
2026-01-28T09:00 sua_rup/quattro set_up cig=B0A1B2C21A platform="Piattaforma certificata (dimostrazione)" platform_procedure=DIMO-2026-0045 documents_link="https://gare.provincia-montelupo.example/0045" single_lot_reasons="Intervento su un solo tratto di strada (dimostrazione)." cross_border_interest={"answer":false,"reasons":"Importo contenuto (dimostrazione)."}
2026-01-28T10:00 sua_rup/quattro set_up criterion=price abnormal_method=A consultation_notice_on=2026-01-28 selection_method=market_survey selection_reasons="Tutti gli interessati in possesso dei requisiti (dimostrazione)." invited=@invited bids_due=2026-03-16T12:00+01:00
2026-01-28T12:00 director/tre decide_to_procure launch_decision={"number":"60","day":"2026-01-28"} = preparation
2026-01-28T13:00 sua_rup/quattro send_invitations invitation_act={"number":"93","day":"2026-01-28"} ! survey_held
> says indagine di mercato che non risulta conclusa
2026-01-29T09:00 officer/due publish_survey survey_notice=DIMO-AVVISO-45 survey_due=2026-02-13T12:00+01:00 survey_limited=false ! survey_notice_sufficient
> says almeno 15 giorni interi, che finiscono il 13/02/2026
2026-01-29T09:10 officer/due publish_survey survey_notice=DIMO-AVVISO-45 survey_due=2026-02-03T12:00+01:00 survey_limited=false survey_urgency="La frana avanza (dimostrazione)." ! survey_notice_sufficient
> says almeno 5 giorni interi
2026-01-29T09:20 officer/due publish_survey survey_notice=DIMO-AVVISO-45 survey_due=2026-02-16T12:00+01:00 survey_limited=false = survey_published
2026-02-16T11:00 officer/due close_survey interested=@invited_four survey_report=3f2c9a7be51d08466b1e2f90ad7c35e8419b6d02f7a85c3e1d94b06a72ef58c1 ! survey_term_elapsed
> says scade il 16/02/2026
> from 2026-02-16
2026-02-16T12:30 officer/due close_survey interested=@invited_four survey_report=3f2c9a7be51d08466b1e2f90ad7c35e8419b6d02f7a85c3e1d94b06a72ef58c1 = preparation
2026-02-17T09:00 sua_rup/quattro send_invitations invitation_act={"number":"93","day":"2026-02-17"} ! survey_held
> says non hanno manifestato interesse: righe 5
2026-02-17T09:10 sua_rup/quattro set_up invited=@invited_four
2026-02-17T09:20 sua_rup/quattro send_invitations invitation_act={"number":"93","day":"2026-02-17"} ! minimum_invited
> says Gli operatori invitati sono 4: ne servono almeno 5
2026-02-17T09:30 sua_rup/quattro set_up fewer_operators={"answer":true,"reasons":"Non vi sono altri interessati (dimostrazione)."}
2026-02-17T09:40 sua_rup/quattro send_invitations invitation_act={"number":"93","day":"2026-02-17"} = invited
