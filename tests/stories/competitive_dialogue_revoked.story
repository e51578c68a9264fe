# Dialogo competitivo: revocato durante il dialogo; prima, una fase che riduce le soluzioni quando il bando la prevede.
from competitive_dialogue_concluded before transmit_notice
2026-01-28T13:00 sua_rup/quattro set_up phases_reserved=true
2026-01-29T09:00 sua_rup/quattro transmit_notice eu_notice=DIMO-TED-0043 = transmitted
2026-01-31T12:00 officer/due publish notice_identifier=BDNCP-DIMO notice_digest=9c41d7e20b86fa53c1e7704d9a2b6835fe10c94d7728ab5306ef1d92c84b7a60 eu_published_on=2026-01-31 = published
2026-03-03T12:10 officer/due close_applications applications_received=4 applicants=@invited_four applications_report=3f2c9a7be51d08466b1e2f90ad7c35e8419b6d02f7a85c3e1d94b06a72ef58c1 = applications_closed
2026-03-03T13:00 sua_rup/quattro prequalify candidates=@invited_four prequalification_act={"number":"120","day":"2026-03-03"} = prequalified
2026-03-03T14:20 sua_rup/quattro open_dialogue dialogue_participants=@invited_four dialogue_act={"number":"121","day":"2026-03-03"} = dialogue
2026-03-09T12:00 sua_rup/quattro end_dialogue_phase dialogue_participants=@invited_two reasons="Soluzioni meno adatte (dimostrazione)." = dialogue
2026-03-10T12:00 sua_rup/quattro end_dialogue_phase dialogue_participants=[] reasons="Soluzioni meno adatte (dimostrazione)." ! participants_remain
> says Non resta alcun partecipante
2026-03-11T10:00 director/tre revoke withdrawal_act={"number":"70","day":"2026-03-11"} reasons="Il dialogo mostra che il bisogno è cambiato (dimostrazione)." = revoked
