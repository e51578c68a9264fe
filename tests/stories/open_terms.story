# I termini minimi per le offerte: urgenza, pre-informazione; una riduzione che questa procedura non ammette; la
# decisione che decade se cambiano gli importi.
from open_concluded before transmit_notice
2026-01-28T10:00 sua_rup/quattro set_up bids_due=2026-02-13T12:00+01:00 bids_reduction=agreed
2026-01-28T10:05 sua_rup/quattro transmit_notice eu_notice=DIMO-TED-0031 ! receipt_term_sufficient
> says la legge non riduce il termine per le offerte per: accordo con i candidati
2026-01-28T10:10 sua_rup/quattro set_up bids_reduction=urgency
2026-01-28T10:15 sua_rup/quattro transmit_notice eu_notice=DIMO-TED-0031 ! receipt_term_sufficient
> says mancano le ragioni
2026-01-28T10:20 sua_rup/quattro set_up bids_due=2026-02-12T23:58+01:00 reduction_reasons="Il tetto della scuola attuale è pericolante (dimostrazione)."
2026-01-28T10:25 sua_rup/quattro transmit_notice eu_notice=DIMO-TED-0031 ! receipt_term_sufficient
> says dalla trasmissione del bando (28/01/2026) servono almeno 15 giorni interi, che finiscono il 12/02/2026
2026-01-28T10:30 sua_rup/quattro set_up bids_reduction=prior_notice
2026-01-28T10:35 sua_rup/quattro transmit_notice eu_notice=DIMO-TED-0031 ! receipt_term_sufficient
> says manca il giorno in cui è stato inviato
2026-01-28T10:40 sua_rup/quattro set_up prior_notice_on=2025-12-25 prior_notice_complete={"answer":false,"reasons":"Mancava il valore stimato (dimostrazione)."}
2026-01-28T10:45 sua_rup/quattro transmit_notice eu_notice=DIMO-TED-0031 ! receipt_term_sufficient
> says da non meno di 35 giorni e non oltre 12 mesi
2026-01-28T10:50 sua_rup/quattro set_up prior_notice_on=2025-12-24 bids_due=2026-02-12T23:59+01:00
2026-01-28T10:55 sua_rup/quattro transmit_notice eu_notice=DIMO-TED-0031 ! receipt_term_sufficient
> says L'avviso di pre-informazione, non usato
2026-01-28T11:00 sua_rup/quattro set_up prior_notice_complete={"answer":true,"reasons":"Tutte le informazioni allora disponibili (dimostrazione)."} base_amount=5950000.00
2026-01-28T11:05 sua_rup/quattro transmit_notice eu_notice=DIMO-TED-0031 ! procedure_decided
> says non vale più perché importi, lotti o criterio sono cambiati
2026-01-28T11:10 director/tre decide_to_procure launch_decision={"number":"66","day":"2026-01-28"} = preparation
2026-01-28T11:15 sua_rup/quattro transmit_notice eu_notice=DIMO-TED-0031 = transmitted
