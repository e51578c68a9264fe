# Procedura competitiva con negoziazione: il bando riserva fasi successive e l'aggiudicazione sulle offerte iniziali.
from competitive_negotiation_concluded before publish
2026-01-29T09:12 sua_rup/quattro set_up initial_award_reserved=true phases_reserved=true requests_due=2026-02-17T12:00+01:00 requests_reduction=urgency
2026-01-29T09:13 officer/due publish notice_identifier=BDNCP-DIMO notice_digest=9c41d7e20b86fa53c1e7704d9a2b6835fe10c94d7728ab5306ef1d92c84b7a60 ! requests_term_sufficient
> says mancano le ragioni
2026-01-29T09:14 sua_rup/quattro set_up requests_due=2026-02-13T12:00+01:00 reduction_reasons="La frana avanza (dimostrazione)."
2026-01-29T09:15 officer/due publish notice_identifier=BDNCP-DIMO notice_digest=9c41d7e20b86fa53c1e7704d9a2b6835fe10c94d7728ab5306ef1d92c84b7a60 ! requests_term_sufficient
> says dalla pubblicazione del bando (29/01/2026) servono almeno 15 giorni interi
2026-01-29T09:16 sua_rup/quattro set_up requests_due=2026-02-16T12:00+01:00
2026-01-29T09:20 officer/due publish notice_identifier=BDNCP-DIMO notice_digest=9c41d7e20b86fa53c1e7704d9a2b6835fe10c94d7728ab5306ef1d92c84b7a60 = published
2026-02-16T12:10 officer/due close_applications applications_received=3 applicants=@invited_three applications_report=3f2c9a7be51d08466b1e2f90ad7c35e8419b6d02f7a85c3e1d94b06a72ef58c1 = applications_closed
2026-02-17T09:30 sua_rup/quattro prequalify candidates=@invited_three prequalification_act={"number":"120","day":"2026-02-17"} = prequalified
2026-02-17T10:00 sua_rup/quattro send_invitations invited=@invited_three invitation_act={"number":"121","day":"2026-02-17"} initial_bids_due=2026-03-02T12:00+01:00 bids_reduction=urgency = invited
2026-03-02T12:20 officer/due close_initial_bids initial_bids_received=3 initial_bids_report=3f2c9a7be51d08466b1e2f90ad7c35e8419b6d02f7a85c3e1d94b06a72ef58c1 = initial_bids_closed
2026-03-03T09:00 sua_rup/quattro open_negotiation negotiators=@invited_three = negotiating
2026-03-04T09:00 sua_rup/quattro end_phase negotiators=@invited_two reasons="Punteggio inferiore (dimostrazione)." = negotiating
2026-03-05T09:00 sua_rup/quattro end_phase negotiators=@invited_three reasons="Ripensamento (dimostrazione)." ! negotiators_remain
> says già usciti dalle negoziazioni: righe 3
2026-03-05T09:10 sua_rup/quattro end_phase negotiators=[] reasons="Prova (dimostrazione)." ! negotiators_remain
> says Non resta alcun offerente
