# Le verifiche dei requisiti: complete, positive, valide il giorno dell'aggiudicazione.
from demo before request_checks
2026-03-12T10:00 officer/due request_checks checks=[{"operator":"99990000087","subject":"contributions","source":"DURC on line","requested_on":"2026-03-12"}] ! checks_of_bidders
2026-03-12T10:10 officer/due request_checks checks=[{"operator":"99990000053","subject":"contributions","source":"DURC on line","requested_on":"2026-03-12"}] = checking
2026-03-13T09:00 officer/due record_checks checks=[{"operator":"99990000053","subject":"contributions","source":"DURC on line","requested_on":"2026-03-12","outcome":"positive"}] ! checks_of_bidders
> says date impossibili
2026-03-13T10:00 sua_rup/quattro complete_checks ! checks_complete
> says art. 94
2026-03-30T10:00 officer/due record_checks checks=[{"operator":"99990000053","subject":"automatic_grounds","source":"FVOE","requested_on":"2026-03-12","replied_on":"2026-03-27","outcome":"positive"},{"operator":"99990000053","subject":"other_grounds","source":"FVOE","requested_on":"2026-03-12","replied_on":"2026-03-27","outcome":"positive"},{"operator":"99990000053","subject":"special","source":"FVOE","requested_on":"2026-03-12","replied_on":"2026-03-27","outcome":"positive"}] = checking
2026-03-30T10:10 sua_rup/quattro complete_checks ! checks_complete
> says Si attende ancora l'esito
2026-03-30T10:20 officer/due record_checks checks=[{"operator":"99990000053","subject":"contributions","source":"DURC on line","requested_on":"2026-03-12","replied_on":"2026-03-30","outcome":"negative"}] = checking
2026-03-30T10:30 sua_rup/quattro complete_checks ! checks_positive
2026-03-31T09:00 officer/due record_checks checks=[{"operator":"99990000053","subject":"contributions","source":"DURC on line","requested_on":"2026-03-30","replied_on":"2026-03-31","valid_until":"2026-04-02","outcome":"positive"}] = checking
2026-03-31T10:00 sua_rup/quattro complete_checks = verified
2026-04-03T09:00 director/tre award award_act={"number":"212","day":"2026-04-03"} ! checks_complete
> says non più valide
2026-04-03T10:00 officer/due record_checks checks=[{"operator":"99990000053","subject":"contributions","source":"DURC on line","requested_on":"2026-04-03","replied_on":"2026-04-03","valid_until":"2026-08-01","outcome":"positive"}] = verified
2026-04-03T11:00 director/tre award award_act={"number":"212","day":"2026-04-03"} = awarded
