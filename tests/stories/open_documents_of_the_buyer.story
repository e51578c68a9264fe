# La convenzione lascia al Comune l'approvazione dei documenti di gara e la decisione di contrarre: l'approvazione
# vale finché i documenti non cambiano.
from open_concluded before decide_to_procure
world buyer_prepares
2026-01-27T09:30 sua_rup/quattro set_up single_lot_reasons="Un solo edificio, con impianti e strutture non separabili (dimostrazione)." abnormal_elements="Costi della manodopera inferiori alle tabelle ministeriali (dimostrazione)."
2026-01-27T10:00 director/tre decide_to_procure launch_decision={"number":"64","day":"2026-01-27"} ! duty documents_approved
> says manca l'approvazione
2026-01-27T11:00 buyer/uno approve_documents documents_approval={"number":"12","day":"2026-01-27","issuer":"Comune di Valdorsa (dimostrazione)"} = preparation
2026-01-27T12:00 sua_rup/quattro set_up tender_documents=@documents_updated = preparation
2026-01-27T13:00 buyer/uno decide_to_procure launch_decision={"number":"13","day":"2026-01-27","issuer":"Comune di Valdorsa (dimostrazione)"} ! documents_approved
> says documenti, importi o criterio sono cambiati
2026-01-27T14:00 buyer/uno approve_documents documents_approval={"number":"14","day":"2026-01-27","issuer":"Comune di Valdorsa (dimostrazione)"} = preparation
2026-01-27T15:00 buyer/uno decide_to_procure launch_decision={"number":"15","day":"2026-01-27","issuer":"Comune di Valdorsa (dimostrazione)"} = preparation
