# Il soccorso istruttorio: un termine da cinque a dieci giorni, le risposte, chi non adempie è escluso.
from demo before record_admissions
2026-03-10T11:00 sua_rup/quattro request_remedy remedies=[{"number":1,"operator":"99990000038","kind":"cure","items":"DGUE non firmato (dimostrazione)","requested_on":"2026-03-10","due_on":"2026-03-14"}] ! remedy_term_lawful
> says assegna 4 giorni
2026-03-10T11:05 sua_rup/quattro request_remedy remedies=[{"number":1,"operator":"99990000038","kind":"cure","items":"DGUE non firmato (dimostrazione)","requested_on":"2026-03-10","due_on":"2026-03-21"}] ! remedy_term_lawful
> says assegna 11 giorni
2026-03-10T11:10 sua_rup/quattro request_remedy remedies=[{"number":1,"operator":"99990000087","kind":"cure","items":"DGUE non firmato (dimostrazione)","requested_on":"2026-03-10","due_on":"2026-03-17"}] ! remedies_of_bidders
2026-03-10T11:15 sua_rup/quattro request_remedy remedies=[{"number":1,"operator":"99990000038","kind":"cure","items":"DGUE non firmato (dimostrazione)","requested_on":"2026-03-10","due_on":"2026-03-17"},{"number":2,"operator":"99990000046","kind":"integrate","items":"Impegno a conferire mandato (dimostrazione)","requested_on":"2026-03-10","due_on":"2026-03-20"}] = remedy_pending
2026-03-11T09:00 sua_rup/quattro request_remedy remedies=[{"number":3,"operator":"99990000053","kind":"cure","items":"Documento di identità illeggibile (dimostrazione)","requested_on":"2026-03-11","due_on":"2026-03-18"}] = remedy_pending
2026-03-13T09:00 officer/due record_remedy_reply remedy_replies=[{"number":4,"received_on":"2026-03-13","complete":true}] ! replies_to_requests
2026-03-13T09:10 officer/due record_remedy_reply remedy_replies=[{"number":1,"received_on":"2026-03-13","complete":true}] = remedy_pending
2026-03-18T09:00 officer/due record_remedy_reply remedy_replies=[{"number":3,"received_on":"2026-03-18","complete":true}] = remedy_pending
2026-03-20T09:00 sua_rup/quattro close_remedies ! remedies_settled
> from 2026-03-21
> says richieste n. 2
2026-03-23T09:00 sua_rup/quattro close_remedies = examination
2026-03-23T10:00 sua_rup/quattro record_admissions ! remedy_lapsed_excluded
> says n. 2
2026-03-23T10:30 sua_rup/quattro record_admissions exclusions=[{"codice_fiscale":"99990000046","reasons":"Non ha adempiuto nel termine (dimostrazione)."}] admissions_act={"number":"150","day":"2026-03-23"} = admitted
# Ammesse le offerte, se ne può ancora chiedere un chiarimento che non le modifica.
2026-03-24T09:00 sua_rup/quattro request_clarification remedies=[{"number":4,"operator":"99990000053","kind":"cure","items":"Prova.","requested_on":"2026-03-24","due_on":"2026-03-30"}] ! clarification_only
2026-03-24T09:10 sua_rup/quattro request_clarification remedies=[{"number":4,"operator":"99990000053","kind":"clarify","items":"Una voce di prezzo è ambigua (dimostrazione).","requested_on":"2026-03-24","due_on":"2026-03-30"}] = admitted
2026-03-27T09:00 officer/due record_clarification remedy_replies=[{"number":4,"received_on":"2026-03-27","complete":true}] = admitted
