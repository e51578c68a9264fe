# Una comunicazione per destinatario, le decisioni sugli oscuramenti, l'accesso secondo la graduatoria.
from transcription after propose_award
2026-03-12T10:10 officer/due request_checks = checking
2026-03-30T10:00 officer/due record_checks checks=@checks = checking
2026-03-30T11:00 sua_rup/quattro complete_checks = verified
2026-04-01T10:00 director/tre award award_act={"number":"212","day":"2026-04-01"} = awarded
2026-04-02T09:00 officer/due communicate_award communications=[{"operator":"99990000053","kind":"award","sent_on":"2026-03-31"}] communications_report=5a0e8c13d94f67b2a1086e3fc5d7942be8013f6c7d29a4580b6ce1f37d82954a ! communications_not_before communications_complete
2026-04-02T09:10 officer/due communicate_award communications=@communications communications_report=5a0e8c13d94f67b2a1086e3fc5d7942be8013f6c7d29a4580b6ce1f37d82954a ! communications_complete redactions_decided
> says di esclusione
2026-04-02T09:20 sua_rup/quattro decide_redactions redactions=[{"operator":"99990000053","part":"Analisi dei prezzi (dimostrazione)","redacted":false,"reasons":"Nessun segreto tecnico comprovato (dimostrazione)."}] = awarded
2026-04-02T09:30 officer/due communicate_award communications=@communications_with_exclusion communications_report=5a0e8c13d94f67b2a1086e3fc5d7942be8013f6c7d29a4580b6ce1f37d82954a = communicated
2026-04-03T09:00 officer/due record_access accesses=[{"operator":"99990000087","what":"award_file","given_on":"2026-04-03"}] ! access_as_ranked
2026-04-03T09:10 officer/due record_access accesses=[{"operator":"99990000061","what":"unredacted_parts","given_on":"2026-04-03"}] ! redacted_parts_withheld
> from 2026-04-14
2026-04-03T09:20 officer/due record_access accesses=[{"operator":"99990000061","what":"mutual_bids","given_on":"2026-04-03"},{"operator":"99990000038","what":"award_file","given_on":"2026-04-03"}] = communicated
2026-04-14T09:00 officer/due record_access accesses=[{"operator":"99990000061","what":"unredacted_parts","given_on":"2026-04-14"}] = communicated
