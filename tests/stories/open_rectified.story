# Una modifica significativa dei documenti di gara chiede una proroga; a termine scaduto non si rettifica né si proroga.
from open_concluded before record_question
2026-02-10T09:00 sua_rup/quattro rectify rectification_act={"number":"75","day":"2026-02-10"} rectification="Corretto il requisito della categoria scorporabile (dimostrazione)." ! required.significant_change significant_change_extends
> says Le modifiche apportate ai documenti di gara sono significative?
2026-02-10T09:10 sua_rup/quattro rectify rectification_act={"number":"75","day":"2026-02-10"} rectification="Corretto il requisito della categoria scorporabile (dimostrazione)." significant_change={"answer":true,"reasons":"Amplia chi può partecipare (dimostrazione)."} ! significant_change_extends
> says va prorogato il termine per le offerte
2026-02-10T09:15 sua_rup/quattro rectify rectification_act={"number":"75","day":"2026-02-10"} rectification="Corretto il requisito della categoria scorporabile (dimostrazione)." significant_change={"answer":true,"reasons":"Amplia chi può partecipare (dimostrazione)."} bids_due=2026-03-15T12:00+01:00 ! bids_due_on_working_day
> says Il termine per le offerte cade il 15/03/2026
2026-02-10T09:20 sua_rup/quattro rectify rectification_act={"number":"75","day":"2026-02-10"} rectification="Corretto il requisito della categoria scorporabile (dimostrazione)." significant_change={"answer":true,"reasons":"Amplia chi può partecipare (dimostrazione)."} bids_due=2026-03-16T12:00+01:00 = published
2026-02-11T09:00 sua_rup/quattro rectify rectification_act={"number":"76","day":"2026-02-11"} rectification="Corretto un refuso nell'indirizzo (dimostrazione)." significant_change={"answer":false,"reasons":"Errore di battitura (dimostrazione)."} = published
2026-02-12T09:00 officer/due record_question questions=[{"number":1,"received_at":"2026-02-12T08:00+01:00","subject":"Formato delle relazioni."}] = published
2026-03-16T12:10 sua_rup/quattro extend_term extension_act={"number":"82","day":"2026-03-16"} extension_reasons="Richiesta di un operatore (dimostrazione)." bids_due=2026-03-20T12:00+01:00 ! extension_moves_forward
> says Non si proroga una scadenza passata: per il termine per le offerte era il 16/03/2026 alle 12:00
2026-03-16T12:15 sua_rup/quattro rectify rectification_act={"number":"83","day":"2026-03-16"} rectification="Altro refuso (dimostrazione)." significant_change={"answer":false,"reasons":"Errore di battitura (dimostrazione)."} ! significant_change_extends
> says I documenti non si modificano dopo la scadenza
2026-03-16T12:20 officer/due close_receipt bids_received=2 bidders=@invited_two platform_report=3f2c9a7be51d08466b1e2f90ad7c35e8419b6d02f7a85c3e1d94b06a72ef58c1 ! questions_answered
> says non erano significativi per preparare l'offerta?
2026-03-16T12:25 officer/due close_receipt bids_received=2 bidders=@invited_two platform_report=3f2c9a7be51d08466b1e2f90ad7c35e8419b6d02f7a85c3e1d94b06a72ef58c1 questions_immaterial={"answer":false,"reasons":"Riguardava il formato richiesto a pena di esclusione (dimostrazione)."} ! questions_answered
> says quesiti significativi arrivati in tempo utile: 1
2026-03-16T12:30 officer/due close_receipt bids_received=2 bidders=@invited_two platform_report=3f2c9a7be51d08466b1e2f90ad7c35e8419b6d02f7a85c3e1d94b06a72ef58c1 questions_immaterial={"answer":true,"reasons":"Il disciplinare lo diceva già (dimostrazione)."} = receipt_closed
