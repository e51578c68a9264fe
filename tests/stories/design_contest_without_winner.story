from design_contest_concluded after exclude_author
2026-05-11T09:00 sua_rup/quattro exclude_author excluded_entries=[{"code":"K7","reasons":"Requisiti mancanti (dimostrazione)."}] = identified
2026-05-12T09:00 officer/due complete_checks checks=@checks_contest ! contest_has_winner
> says Nessun elaborato resta in graduatoria
2026-05-12T10:00 director/tre decline_award decline_act={"number":"179","day":"2026-05-12"} reasons="Nessun autore ha i requisiti (dimostrazione)." = not_awarded
