# Sistema dinamico per forniture di uso corrente: prime domande, ammissioni continue, chiusura. Tutto inventato.
world province_intermediate
from demo before submit
2026-01-13T09:00 buyer/uno fill_in nature=supplies cpv=30192000-1 subject="Cancelleria e materiale d'ufficio (dimostrazione)" base_amount=200000.00 labour_cost=0.00 safety_costs=0.00 collective_agreement="CCNL commercio, codice H011"
2026-01-13T09:10 buyer/uno fill_in cui=F99990000020202600007 decision_to_procure={"number":"8","day":"2026-01-13","issuer":"Comune di Valdorsa (dimostrazione)"} documents=@service_documents
2026-01-14T11:00 buyer/uno submit protocol=2026/0000412 = submitted
2026-01-16T12:00 director/tre accept acceptance_act={"number":"41","day":"2026-01-16"} = accepted

case dynamic_purchasing_system@2026-01-19T09:00 as=system actor=officer/due
2026-01-19T10:00 director/tre appoint_sua_rup sua_rup=@quattro sua_rup_act={"number":"57","day":"2026-01-19"} = preparation
2026-01-19T11:00 sua_rup/quattro declare_conflicts conflict_statement={"answer":false,"reasons":"Nessun interesse (dimostrazione)."}
2026-01-20T09:00 sua_rup/quattro set_up cig=B0A1B2C21A platform="Piattaforma certificata (dimostrazione)" platform_procedure=DIMO-50 documents_link="https://gare.example/dimo-50" criterion=price abnormal_elements="Prezzo molto inferiore ai listini (dimostrazione)." single_lot_reasons="Sistema diviso in categorie (dimostrazione)." standardised_purchase={"answer":true,"reasons":"Beni standardizzati (dimostrazione)."}
2026-01-20T09:10 sua_rup/quattro set_up requests_due=2026-02-25T12:00+01:00 system_valid_to=2026-01-10 system_categories=@system_categories
2026-01-20T11:00 director/tre decide_to_procure launch_decision={"number":"60","day":"2026-01-20"} = preparation
2026-01-22T09:00 officer/due publish notice_identifier=DIMO-50 notice_digest=7d1f0c2a9e6b4853f1a07c9d25e8b6340f7a1c5d9e2b8643a0f1c7d5e9b26834 ! system_current_use_judged system_validity_ahead
> says La fine della validità (10/01/2026) non è nel futuro
2026-01-22T09:10 sua_rup/quattro set_up system_valid_to=2026-12-31 system_current_use={"answer":false,"reasons":"Beni su misura (dimostrazione)."}
2026-01-22T09:11 officer/due publish notice_identifier=DIMO-50 notice_digest=7d1f0c2a9e6b4853f1a07c9d25e8b6340f7a1c5d9e2b8643a0f1c7d5e9b26834 ! system_current_use_judged
> says non sono di uso corrente
2026-01-22T09:20 sua_rup/quattro set_up system_current_use={"answer":true,"reasons":"Beni disponibili sul mercato (dimostrazione)."}
2026-01-22T10:00 officer/due publish notice_identifier=DIMO-50 notice_digest=7d1f0c2a9e6b4853f1a07c9d25e8b6340f7a1c5d9e2b8643a0f1c7d5e9b26834 = published

# Le domande: dieci giorni lavorativi, quindici se si proroga con motivazione.
2026-02-10T09:00 officer/due record_application system_applications=[{"number":"1","operator":"99990000038","name":"Impresa dimostrativa Alfa S.r.l.","category":"Z","received_on":"2026-02-10"}] ! application_of_known_category
> says non è tra quelle del sistema: righe 1
2026-02-10T09:01 officer/due record_application system_applications=[{"number":"1","operator":"99990000038","name":"Impresa dimostrativa Alfa S.r.l.","category":"A","received_on":"2026-02-11"}] ! application_not_future
> says data futura: righe 1
2026-02-10T10:00 officer/due record_application system_applications=[{"number":"1","operator":"99990000038","name":"Impresa dimostrativa Alfa S.r.l.","category":"A","received_on":"2026-02-10"}] = published
2026-02-11T09:00 officer/due record_application system_applications=[{"number":"1","operator":"99990000046","name":"Impresa dimostrativa Beta S.r.l.","category":"A","received_on":"2026-02-11"}] ! application_numbers_differ
> says più domande: righe 2
2026-02-11T10:00 officer/due record_application system_applications=[{"number":"2","operator":"99990000046","name":"Impresa dimostrativa Beta S.r.l.","category":"A","received_on":"2026-02-11"}]
2026-02-16T09:00 sua_rup/quattro decide_application system_outcomes=[{"number":"9","outcome":"admitted","reasons":"Requisiti posseduti."}] ! application_pending
> says non risulta ricevuta, o ha già un esito: righe 1
2026-02-16T10:00 sua_rup/quattro decide_application system_outcomes=[{"number":"1","outcome":"admitted","reasons":"Requisiti posseduti."}]
2026-02-17T10:00 sua_rup/quattro extend_evaluation system_extensions=[{"number":"2","reasons":"Servono altri documenti (dimostrazione)."}]
2026-02-18T10:00 sua_rup/quattro extend_evaluation system_extensions=[{"number":"2","reasons":"Ancora (dimostrazione)."}] ! evaluation_extended_once
> says è già stata prorogata: righe 2
2026-02-24T10:00 sua_rup/quattro activate_system reasons="Prime domande valutate" ! first_requests_elapsed first_applications_decided
> says Il termine per le prime domande scade il 25/02/2026
> says Restano da valutare 1 domande
> from 2026-02-25
2026-02-26T10:00 sua_rup/quattro decide_application system_outcomes=[{"number":"2","outcome":"admitted","reasons":"Requisiti posseduti."}]
2026-02-27T10:00 sua_rup/quattro activate_system reasons="Prime domande valutate" = active
2026-03-02T10:00 officer/due record_application system_applications=[{"number":"3","operator":"99990000053","name":"Impresa dimostrativa Gamma S.r.l.","category":"B","received_on":"2026-03-02"}] = active
2026-03-05T10:00 sua_rup/quattro decide_application system_outcomes=[{"number":"3","outcome":"refused","reasons":"Manca l'iscrizione (dimostrazione)."}]
2026-04-01T10:00 officer/due update_declarations declarations_request="Richiesta di aggiornare il DGUE (dimostrazione)"
2026-04-08T10:00 officer/due record_updated_declarations declarations_reply="DGUE aggiornati (dimostrazione)"
2026-05-04T09:00 director/tre amend_validity system_valid_to=2026-05-03 validity_act={"number":"200","day":"2026-05-04"} ! system_validity_ahead
> says La fine della validità (03/05/2026) non è nel futuro
2026-05-04T10:00 director/tre amend_validity system_valid_to=2026-10-31 validity_act={"number":"200","day":"2026-05-04"} = active
2026-07-20T10:00 officer/due publish_specific_notices quarterly_notice=SDA-DIMO-2T
2026-10-05T10:00 officer/due record_application system_applications=[{"number":"4","operator":"99990000061","name":"Impresa dimostrativa Delta S.r.l.","category":"B","received_on":"2026-10-05"}]
2026-10-06T10:00 director/tre close_system closing_act={"number":"300","day":"2026-10-06"} ! system_over_or_reasoned applications_all_decided
> says Il sistema è valido fino al 31/10/2026
> says Restano da valutare 1 domande
2026-10-06T11:00 sua_rup/quattro decide_application system_outcomes=[{"number":"4","outcome":"admitted","reasons":"Requisiti posseduti."}]
2026-11-02T09:00 officer/due record_application system_applications=[{"number":"5","operator":"99990000079","name":"Impresa dimostrativa Epsilon S.r.l.","category":"B","received_on":"2026-11-01"}] ! application_not_future
> says dopo la fine della validità del sistema (31/10/2026): righe 5
2026-11-02T10:00 director/tre close_system closing_act={"number":"310","day":"2026-11-02"} = closed
