# Procedura ristretta: i candidati idonei sono meno del minimo, e si giudica se proseguire; una domanda non ammessa; nessun
# candidato.
from restricted_concluded before close_applications
2026-03-03T12:10 officer/due close_applications applications_received=2 applicants=@invited_two applications_report=3f2c9a7be51d08466b1e2f90ad7c35e8419b6d02f7a85c3e1d94b06a72ef58c1 = applications_closed
2026-03-04T09:00 director/tre declare_deserted deserted_act={"number":"125","day":"2026-03-04"} ! no_candidates_left
> says Restano 2 domande
2026-03-04T09:20 sua_rup/quattro prequalify candidates=[] rejected_candidates=[{"codice_fiscale":"99990000038","reasons":"Senza attestazione SOA (dimostrazione)."},{"codice_fiscale":"99990000046","reasons":"Senza attestazione SOA (dimostrazione)."}] prequalification_act={"number":"120","day":"2026-03-04"} ! some_candidate
> says Non è selezionato alcun candidato
2026-03-04T09:30 sua_rup/quattro prequalify candidates=@invited_two prequalification_act={"number":"120","day":"2026-03-04"} ! minimum_candidates
> says la concorrenza è comunque effettiva
2026-03-04T09:40 sua_rup/quattro prequalify candidates=@invited_two prequalification_act={"number":"120","day":"2026-03-04"} fewer_candidates={"answer":false,"reasons":"Concorrenza insufficiente (dimostrazione)."} ! minimum_candidates
> says si è giudicato di non proseguire
2026-03-04T09:50 sua_rup/quattro prequalify candidates=@invited_two prequalification_act={"number":"120","day":"2026-03-04"} fewer_candidates={"answer":true,"reasons":"Mercato specialistico (dimostrazione)."} = prequalified
