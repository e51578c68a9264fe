# L'esecuzione di un contratto di lavori, dalla consegna al saldo. Importi, nomi e date inventati (dimostrazione).
from direct_award_concluded after publish_award_notice
case contract@2026-03-11T09:00 as=contract of=award actor=officer/due = awaiting_start

# Consegna: la polizza arriva almeno dieci giorni prima.
2026-03-20T09:00 buyer/uno start started_on=2026-03-20 start_record=7d1f0c2a9e6b4853f1a07c9d25e8b6340f7a1c5d9e2b8643a0f1c7d5e9b26834 execution_manager="Ing. dimostrativo" contract_days=120 completion_due=2026-07-18 ! works_policy_in_time
> says Manca la polizza dei lavori
2026-03-20T09:01 buyer/uno start started_on=2026-03-20 start_record=7d1f0c2a9e6b4853f1a07c9d25e8b6340f7a1c5d9e2b8643a0f1c7d5e9b26834 execution_manager="Ing. dimostrativo" contract_days=120 completion_due=2026-07-18 works_policy_on=2026-03-11 ! works_policy_in_time
> says i lavori si consegnano dal 21/03/2026
> from 2026-03-21
2026-03-20T09:02 buyer/uno start started_on=2026-02-15 start_record=7d1f0c2a9e6b4853f1a07c9d25e8b6340f7a1c5d9e2b8643a0f1c7d5e9b26834 execution_manager="Ing. dimostrativo" contract_days=120 completion_due=2026-07-18 works_policy_on=2026-01-11 ! contract_or_early_start
> says precede il contratto o l'atto che dispone l'esecuzione anticipata (20/02/2026)
2026-03-20T09:03 buyer/uno start started_on=2026-03-30 start_record=7d1f0c2a9e6b4853f1a07c9d25e8b6340f7a1c5d9e2b8643a0f1c7d5e9b26834 execution_manager="Ing. dimostrativo" contract_days=120 completion_due=2026-07-18 works_policy_on=2026-03-10 ! execution_dates
> says La data (30/03/2026) è nel futuro
2026-03-20T10:00 buyer/uno start started_on=2026-03-20 start_record=7d1f0c2a9e6b4853f1a07c9d25e8b6340f7a1c5d9e2b8643a0f1c7d5e9b26834 execution_manager="Ing. dimostrativo" contract_days=120 completion_due=2026-07-18 works_policy_on=2026-03-10 fifth_clause=false = running

# Anticipazione: il venti per cento di 78.200,50 euro è 15.640,10.
2026-03-25T09:00 buyer/uno pay_advance advance_amount=15640.11 advance_guarantee="Polizza n. 9/2026 (dimostrazione)" ! advance_within_share
> says supera il 20 per cento del contratto (78.200,50 euro)
2026-03-25T09:01 buyer/uno pay_advance advance_amount=15640.10 advance_guarantee="Polizza n. 9/2026 (dimostrazione)" documents_advance_percent=31 ! advance_within_share
> says non possono prevedere il 31 per cento: al più il 30
2026-03-25T10:00 buyer/uno pay_advance advance_amount=15640.10 advance_guarantee="Polizza n. 9/2026 (dimostrazione)" = running

# Subappalti: quindici giorni per decidere, perché sotto 100.000 euro; poi vale il silenzio.
2026-03-27T09:00 officer/due request_subcontract subcontracts=[{"number":"1","operator":"99990000053","name":"Impresa dimostrativa Gamma S.r.l.","subject":"Segnaletica","amount":"6000.00","requested_on":"2026-03-27","starts_on":"2026-04-15"}] ! subcontract_deposited_in_time
> says di meno di 20 giorni: righe 1
2026-03-27T10:00 officer/due request_subcontract subcontracts=[{"number":"1","operator":"99990000053","name":"Impresa dimostrativa Gamma S.r.l.","subject":"Segnaletica","amount":"6000.00","requested_on":"2026-03-27","starts_on":"2026-04-16"}] = running
2026-03-28T10:00 officer/due request_subcontract subcontracts=[{"number":"1","operator":"99990000061","name":"Impresa dimostrativa Delta S.r.l.","subject":"Scavi","amount":"5000.00","requested_on":"2026-03-28","starts_on":"2026-05-04"}] ! subcontract_numbers_differ
> says più richieste: righe 2
2026-03-28T10:05 officer/due request_subcontract subcontracts=[{"number":"2","operator":"99990000061","name":"Impresa dimostrativa Delta S.r.l.","subject":"Scavi","amount":"5000.00","requested_on":"2026-03-28","starts_on":"2026-05-04"}]
2026-04-02T09:00 buyer/uno decide_subcontract subcontract_outcomes=[{"number":"7","outcome":"authorised","reasons":"Condizioni verificate."}] ! subcontract_pending
> says non risulta ricevuta, o ha già un esito: righe 1
2026-04-02T09:01 buyer/uno decide_subcontract subcontract_outcomes=[{"number":"1","outcome":"authorised","reasons":"Condizioni verificate."}] subcontract_lawful={"answer":false,"reasons":"Parti non indicate nell'offerta (dimostrazione)."} ! subcontract_lawful_if_authorised
> says Le condizioni per autorizzare il subappalto non ricorrono
2026-04-02T10:00 buyer/uno decide_subcontract subcontract_outcomes=[{"number":"1","outcome":"authorised","reasons":"Condizioni verificate."}] subcontract_lawful={"answer":true,"reasons":"Parti indicate nell'offerta, impresa qualificata (dimostrazione)."}
2026-04-10T09:00 buyer/uno extend_subcontract_term subcontract_extensions=[{"number":"2","reasons":"Manca la risposta della banca dati (dimostrazione)."}]
2026-04-11T09:00 buyer/uno extend_subcontract_term subcontract_extensions=[{"number":"2","reasons":"Ancora (dimostrazione)."}] ! subcontract_extended_once
> says è già stato prorogato: righe 2
2026-04-27T09:00 buyer/uno decide_subcontract subcontract_outcomes=[{"number":"2","outcome":"tacit","reasons":"Termine decorso."}] ! subcontract_silence_elapsed
> says fino al 27/04/2026 compreso
> from 2026-04-28
2026-04-28T09:00 buyer/uno decide_subcontract subcontract_outcomes=[{"number":"2","outcome":"tacit","reasons":"Termine decorso."}]

# Stati di avanzamento e pagamenti.
2026-04-30T09:00 buyer/uno record_progress progress=[{"number":"1","amount":"78200.51"}] ! progress_within_contract
> says superano l'importo del contratto (78.200,50 euro)
2026-04-30T10:00 buyer/uno record_progress progress=[{"number":"1","amount":"30000.00"}]
2026-04-30T10:01 buyer/uno record_progress progress=[{"number":"1","amount":"100.00"}] ! progress_numbers_differ
> says righe 2
2026-05-04T09:00 buyer/uno certify_payment payment_certificate="Certificato n. 1" durc_expires_on=2026-05-03 ! durc_in_force
> says scaduta il 03/05/2026
2026-05-04T10:00 buyer/uno certify_payment payment_certificate="Certificato n. 1" durc_expires_on=2026-07-03
2026-05-20T09:00 officer/due record_payment payments=[{"progress":"2","amount":"100.00","paid_on":"2026-05-20"}] ! payment_within_progress
> says non risulta adottato: righe 1
2026-05-20T09:01 officer/due record_payment payments=[{"progress":"1","amount":"30000.01","paid_on":"2026-05-20"}] ! payment_within_progress
> says superano lo stato di avanzamento: righe 1
2026-05-20T10:00 officer/due record_payment payments=[{"progress":"1","amount":"24000.00","paid_on":"2026-05-20"}]

# Modifiche: le minori insieme sotto il 15 per cento (11.730,08 euro), ciascuna supplementare entro la metà.
2026-05-25T09:00 buyer/uno modify modifications=[{"number":"1","ground":"minor","direction":"increase","amount":"5000.00","reasons":"Cordoli (dimostrazione)."}] modification_act={"number":"20","day":"2026-05-25"} ! modification_judged
2026-05-25T09:01 buyer/uno modify modifications=[{"number":"1","ground":"minor","direction":"increase","amount":"5000.00","reasons":"Cordoli (dimostrazione)."}] modification_act={"number":"20","day":"2026-05-25"} modification_lawful={"answer":false,"reasons":"Il contratto cambia natura (dimostrazione)."} ! modification_judged
> says Il presupposto non ricorre
2026-05-25T10:00 buyer/uno modify modifications=[{"number":"1","ground":"minor","direction":"increase","amount":"5000.00","reasons":"Cordoli (dimostrazione)."}] modification_act={"number":"20","day":"2026-05-25"} modification_lawful={"answer":true,"reasons":"Struttura inalterata (dimostrazione)."}
2026-05-26T09:00 buyer/uno modify modifications=[{"number":"2","ground":"minor","direction":"increase","amount":"6730.08","reasons":"Altri cordoli (dimostrazione)."}] modification_act={"number":"21","day":"2026-05-26"} modification_lawful={"answer":true,"reasons":"Struttura inalterata (dimostrazione)."} ! modification_within_caps
> says Con la riga 2 le modifiche del comma 3 sommano a 11.730,08 euro
2026-05-26T09:01 buyer/uno modify modifications=[{"number":"2","ground":"supplementary","direction":"increase","amount":"39100.26","reasons":"Altro tratto (dimostrazione)."}] modification_act={"number":"21","day":"2026-05-26"} modification_lawful={"answer":true,"reasons":"Cambiare contraente è impraticabile (dimostrazione)."} ! modification_within_caps
> says superano la metà del valore iniziale
2026-05-26T09:02 buyer/uno modify modifications=[{"number":"2","ground":"unforeseen","direction":"increase","amount":"39100.26","reasons":"Rinvenimento (dimostrazione)."}] modification_act={"number":"21","day":"2026-05-26"} modification_lawful={"answer":true,"reasons":"Rinvenimento imprevisto (dimostrazione)."} ! modification_within_caps
> says La variante della riga 2 (39.100,26 euro)
2026-05-26T09:03 buyer/uno modify modifications=[{"number":"2","ground":"fifth","direction":"decrease","amount":"1000.00","reasons":"Meno asfalto (dimostrazione)."}] modification_act={"number":"21","day":"2026-05-26"} modification_lawful={"answer":true,"reasons":"Necessità sopravvenuta (dimostrazione)."} ! fifth_in_documents
> says non prevedono il quinto d'obbligo: righe 2
2026-05-26T09:04 buyer/uno modify modifications=[{"number":"2","ground":"fifth","direction":"decrease","amount":"15640.11","reasons":"Meno asfalto (dimostrazione)."}] modification_act={"number":"21","day":"2026-05-26"} modification_lawful={"answer":true,"reasons":"Necessità sopravvenuta (dimostrazione)."} fifth_clause=true ! modification_within_caps
> says superano il quinto
2026-05-26T10:00 buyer/uno modify modifications=[{"number":"2","ground":"fifth","direction":"decrease","amount":"1000.00","reasons":"Meno asfalto (dimostrazione)."}] modification_act={"number":"21","day":"2026-05-26"} modification_lawful={"answer":true,"reasons":"Necessità sopravvenuta (dimostrazione)."} fifth_clause=true
2026-05-27T09:00 officer/due revise_price price_revisions=[{"direction":"increase","variation":"3","remaining":"40000.00"}] ! revision_triggered
> says non supera il 3 per cento: righe 1
2026-05-27T10:00 officer/due revise_price price_revisions=[{"direction":"increase","variation":"5","remaining":"40000.00"}]
2026-05-28T09:00 buyer/uno propose_renegotiation renegotiation_proposal="Nuovo accordo (dimostrazione)" ! required.renegotiation_request
2026-05-28T10:00 officer/due request_renegotiation renegotiation_request="Rincaro del bitume (dimostrazione)"
2026-06-15T10:00 buyer/uno propose_renegotiation renegotiation_proposal="Nuovo accordo (dimostrazione)"

# Sospensione, ripresa, proroga.
2026-06-16T09:00 buyer/uno suspend suspended_on=2026-03-19 halt_cause=circumstances halt_record=7d1f0c2a9e6b4853f1a07c9d25e8b6340f7a1c5d9e2b8643a0f1c7d5e9b26834 ! execution_dates
> says precede l'avvio o l'ultima ripresa (20/03/2026)
2026-06-16T10:00 buyer/uno suspend suspended_on=2026-06-16 halt_cause=circumstances halt_record=7d1f0c2a9e6b4853f1a07c9d25e8b6340f7a1c5d9e2b8643a0f1c7d5e9b26834 = suspended
2026-07-16T09:00 officer/due report_long_suspension long_suspension_report="Nota n. 3" ! halt_over_quarter
> says durano 30 giorni su 120: non superano un quarto
> from 2026-07-17
2026-07-17T09:00 officer/due report_long_suspension long_suspension_report="Nota n. 3" = suspended
2026-07-18T09:00 buyer/uno resume resumed_on=2026-06-01 resumption_record=7d1f0c2a9e6b4853f1a07c9d25e8b6340f7a1c5d9e2b8643a0f1c7d5e9b26834 completion_due=2026-09-30 ! resumption_dates
> says La ripresa precede la sospensione (16/06/2026)
2026-07-18T09:01 buyer/uno resume resumed_on=2026-07-18 resumption_record=7d1f0c2a9e6b4853f1a07c9d25e8b6340f7a1c5d9e2b8643a0f1c7d5e9b26834 completion_due=2026-07-01 ! resumption_dates
> says Il nuovo termine contrattuale (01/07/2026) precede la ripresa
2026-07-18T09:02 buyer/uno resume resumed_on=2026-07-28 resumption_record=7d1f0c2a9e6b4853f1a07c9d25e8b6340f7a1c5d9e2b8643a0f1c7d5e9b26834 completion_due=2026-09-30 ! resumption_dates
> says La ripresa (28/07/2026) è nel futuro
2026-07-18T10:00 buyer/uno resume resumed_on=2026-07-18 resumption_record=7d1f0c2a9e6b4853f1a07c9d25e8b6340f7a1c5d9e2b8643a0f1c7d5e9b26834 completion_due=2026-08-20 = running
2026-08-10T09:00 buyer/uno decide_extension extension_outcome=granted reasons="Caldo eccezionale (dimostrazione)." completion_due=2026-08-30 ! required.extension_requested_on
2026-08-10T09:01 officer/due request_extension extension_requested_on=2026-08-21 extension_days=10 ! extension_asked_before_end
> says successiva al termine contrattuale (20/08/2026)
2026-08-10T10:00 officer/due request_extension extension_requested_on=2026-08-10 extension_days=10
2026-08-12T10:00 buyer/uno decide_extension extension_outcome=granted reasons="Caldo eccezionale (dimostrazione)." completion_due=2026-08-30

# Ultimazione con ritardo, penale, collaudo.
2026-09-10T09:00 officer/due complete completed_on=2026-07-17 completion_record=7d1f0c2a9e6b4853f1a07c9d25e8b6340f7a1c5d9e2b8643a0f1c7d5e9b26834 acceptance_term=testing.term ! execution_dates
> says precede l'avvio o l'ultima ripresa (18/07/2026)
2026-09-10T10:00 officer/due complete completed_on=2026-09-09 completion_record=7d1f0c2a9e6b4853f1a07c9d25e8b6340f7a1c5d9e2b8643a0f1c7d5e9b26834 acceptance_term=testing.term = completed
2026-09-11T09:00 buyer/uno apply_penalty penalties=[{"reason":"Dieci giorni oltre il termine","days":10,"per_mille":"0.4"}] ! penalty_rate_lawful
> says non sta tra 0,5 e 1,5 per mille al giorno: righe 1
2026-09-11T10:00 buyer/uno apply_penalty penalties=[{"reason":"Dieci giorni oltre il termine","days":10,"per_mille":"1"}]
2026-09-12T10:00 buyer/uno record_progress progress=[{"number":"2","amount":"40000.00"}]
2026-10-01T09:00 buyer/uno accept testing_certificate={"number":"40","day":"2026-10-01"} acceptance_positive={"answer":true,"reasons":"Lavori conformi (dimostrazione)."} ! testers_appointed
> says Mancano i collaudatori dei lavori
2026-10-01T09:01 buyer/uno appoint_testers testers=@testers_four testers_act={"number":"39","day":"2026-10-01"} testers_independent={"answer":true,"reasons":"Nessuna incompatibilità (dimostrazione)."} ! testers_within_number
> says I collaudatori sono 4: da 1 a 3
2026-10-01T09:02 buyer/uno appoint_testers testers=@testers_one testers_act={"number":"39","day":"2026-10-01"} ! testers_judged
2026-10-01T09:03 buyer/uno appoint_testers testers=@testers_one testers_act={"number":"39","day":"2026-10-01"} testers_independent={"answer":false,"reasons":"Ha diretto i lavori (dimostrazione)."} ! testers_judged
> says sono incompatibili
2026-10-01T10:00 buyer/uno appoint_testers testers=@testers_one testers_act={"number":"39","day":"2026-10-01"} testers_independent={"answer":true,"reasons":"Nessuna incompatibilità (dimostrazione)."}
2026-11-02T09:00 buyer/uno accept testing_certificate={"number":"40","day":"2026-11-02"} ! acceptance_judged
2026-11-02T09:01 buyer/uno accept testing_certificate={"number":"40","day":"2026-11-02"} acceptance_positive={"answer":false,"reasons":"Manca la segnaletica (dimostrazione)."} ! acceptance_judged
> says non è positivo
2026-11-03T10:00 buyer/uno accept testing_certificate={"number":"40","day":"2026-11-03"} acceptance_positive={"answer":true,"reasons":"Lavori conformi (dimostrazione)."} = accepted
2026-11-05T10:00 buyer/uno certify_balance balance_certificate="Certificato finale" durc_expires_on=2027-01-15
2026-11-06T10:00 officer/due record_payment payments=[{"progress":"2","amount":"40000.00","paid_on":"2026-11-06"}]

# 78.200,50 + 5.000 - 1.000 + 720 di revisione = 82.920,50; meno 15.640,10, 24.000 e 40.000 già pagati.
2026-11-20T09:00 officer/due pay_balance balance_amount=3280.41 balance_paid_on=2026-11-20 ! balance_within_contract
> says superano l'importo del contratto (82.920,50 euro)
2026-11-20T09:30 officer/due close execution_report="Amministrazione trasparente, bandi e contratti" ! required.balance_paid_on
2026-11-20T10:00 officer/due pay_balance balance_amount=3280.40 balance_paid_on=2026-11-20 = accepted
2026-11-21T10:00 officer/due close execution_report="Amministrazione trasparente, bandi e contratti" = closed
