# Concorso di progettazione in due fasi: elaborati anonimi, giuria, premi. Tutto inventato (dimostrazione).
world province_intermediate
from demo before submit
2026-01-13T09:00 buyer/uno fill_in nature=services cpv=71220000-6 subject="Progetto di fattibilità della piazza (dimostrazione)" base_amount=120000.00 labour_cost=0.00 safety_costs=0.00 collective_agreement="CCNL studi professionali, codice H442"
2026-01-13T09:10 buyer/uno fill_in decision_to_procure={"number":"8","day":"2026-01-13","issuer":"Comune di Valdorsa (dimostrazione)"} documents=@service_documents
2026-01-14T11:00 buyer/uno submit protocol=2026/0000412 = submitted
2026-01-16T12:00 director/tre accept acceptance_act={"number":"41","day":"2026-01-16"} = accepted

case design_contest@2026-01-19T09:00 as=contest actor=officer/due
2026-01-19T10:00 director/tre appoint_sua_rup sua_rup=@quattro sua_rup_act={"number":"57","day":"2026-01-19"} = preparation
2026-01-19T11:00 sua_rup/quattro declare_conflicts conflict_statement={"answer":false,"reasons":"Nessun interesse (dimostrazione)."}
2026-01-20T09:00 sua_rup/quattro set_up cig=B0A1B2C21A platform="Piattaforma certificata (dimostrazione)" platform_procedure=DIMO-60 documents_link="https://gare.example/dimo-60" single_lot_reasons="Un solo progetto (dimostrazione)."
2026-01-20T09:10 sua_rup/quattro set_up bids_due=2026-02-25T12:00+01:00 contest_stages=two prizes=@prizes_over
2026-01-20T11:00 director/tre decide_to_procure launch_decision={"number":"60","day":"2026-01-20"} = preparation
2026-01-22T09:00 officer/due publish notice_identifier=DIMO-60 notice_digest=7d1f0c2a9e6b4853f1a07c9d25e8b6340f7a1c5d9e2b8643a0f1c7d5e9b26834 ! two_stages_reasoned prizes_within_value
> says Mancano le ragioni del concorso in due fasi
> says I premi (130.000,00 euro) superano il valore stimato (120.000,00 euro)
2026-01-22T09:10 sua_rup/quattro set_up two_stage_reasons="Tema urbano complesso (dimostrazione)." prizes=@prizes
2026-01-22T10:00 officer/due publish notice_identifier=DIMO-60 notice_digest=7d1f0c2a9e6b4853f1a07c9d25e8b6340f7a1c5d9e2b8643a0f1c7d5e9b26834 = published
2026-02-25T13:00 officer/due close_receipt bids_received=3 platform_report=7d1f0c2a9e6b4853f1a07c9d25e8b6340f7a1c5d9e2b8643a0f1c7d5e9b26834 = receipt_closed
2026-02-26T09:00 director/tre declare_deserted deserted_act={"number":"100","day":"2026-02-26"} ! no_entries
> says Sono pervenuti 3 elaborati
2026-02-26T09:10 sua_rup/quattro reconvene_jury ! required.selected_entries
2026-02-26T09:20 director/tre appoint_jury board=["@cinque","@sei","@otto"] board_act={"number":"101","day":"2026-02-26"} ! jury_independent_judged
2026-02-26T09:21 director/tre appoint_jury board=["@cinque","@sei","@otto"] board_act={"number":"101","day":"2026-02-26"} jury_independent={"answer":false,"reasons":"Un componente collabora con un partecipante (dimostrazione)."} ! jury_independent_judged
> says non è stata giudicata indipendente
2026-02-26T10:00 director/tre appoint_jury board=["@cinque","@sei","@otto"] board_act={"number":"101","day":"2026-02-26"} jury_independent={"answer":true,"reasons":"Dichiarazioni e iscrizioni all'ordine (dimostrazione)."} = jury_appointed
2026-03-02T09:00 board/cinque judge_entries contest_ranking=[{"place":1,"code":"K7"}] jury_minutes={"number":"1","day":"2026-03-02"} ! second_stage_held
> says la seconda non si è svolta
2026-03-02T09:10 board/cinque select_ideas selected_entries=[{"code":"K7"},{"code":"K7"}] selection_minutes={"number":"1","day":"2026-03-02"} bids_due=2026-05-04T12:00+02:00 ! selected_among_entries
> says più volte: righe 2
2026-03-02T09:11 board/cinque select_ideas selected_entries=[{"code":"K7"},{"code":"K8"},{"code":"K9"},{"code":"K1"}] selection_minutes={"number":"1","day":"2026-03-02"} bids_due=2026-05-04T12:00+02:00 ! selected_among_entries
> says (4) superano quelle pervenute (3)
2026-03-02T10:00 board/cinque select_ideas selected_entries=[{"code":"K7"},{"code":"K8"}] selection_minutes={"number":"1","day":"2026-03-02"} bids_due=2026-05-04T12:00+02:00 = second_stage
2026-05-04T13:00 officer/due close_receipt bids_received=2 platform_report=7d1f0c2a9e6b4853f1a07c9d25e8b6340f7a1c5d9e2b8643a0f1c7d5e9b26834 = receipt_closed
2026-05-05T09:00 director/tre appoint_jury board=["@cinque","@sei","@otto"] board_act={"number":"102","day":"2026-05-05"} jury_independent={"answer":true,"reasons":"Dichiarazioni (dimostrazione)."} ! jury_not_yet_appointed
> says già stata nominata nella prima fase
2026-05-05T10:00 sua_rup/quattro reconvene_jury = jury_appointed
2026-05-06T09:00 board/cinque select_ideas selected_entries=[{"code":"K7"}] selection_minutes={"number":"2","day":"2026-05-06"} bids_due=2026-06-04T12:00+02:00 ! two_stage_contest
> says La seconda fase si è già svolta
2026-05-06T09:10 board/cinque judge_entries contest_ranking=[{"place":1,"code":"K7"},{"place":3,"code":"K7"},{"place":4,"code":"K9"}] jury_minutes={"number":"3","day":"2026-05-06"} ! ranking_in_order
> says senza salti
> says Lo stesso codice compare più volte: righe 2
> says non selezionati per la seconda fase: righe 3
> says (3) superano quelli pervenuti (2)
2026-05-06T10:00 board/cinque judge_entries contest_ranking=[{"place":1,"code":"K8"},{"place":2,"code":"K7"}] jury_minutes={"number":"3","day":"2026-05-06"} = judged
2026-05-07T09:00 sua_rup/quattro identify_authors contest_authors=[{"code":"K8","operator":"99990000038","name":"Studio dimostrativo Alfa"},{"code":"K9","operator":"99990000053","name":"Studio dimostrativo Gamma"}] platform_report=7d1f0c2a9e6b4853f1a07c9d25e8b6340f7a1c5d9e2b8643a0f1c7d5e9b26834 ! authors_of_all_entries
> says non sono in graduatoria: righe 2
> says Mancano gli autori di 1 elaborati
2026-05-07T10:00 sua_rup/quattro identify_authors contest_authors=[{"code":"K8","operator":"99990000053","name":"Studio dimostrativo Gamma"},{"code":"K7","operator":"99990000038","name":"Studio dimostrativo Alfa"}] platform_report=7d1f0c2a9e6b4853f1a07c9d25e8b6340f7a1c5d9e2b8643a0f1c7d5e9b26834 = identified
2026-05-08T09:00 sua_rup/quattro exclude_author excluded_entries=[{"code":"K9","reasons":"Requisiti mancanti (dimostrazione)."}] ! excluded_among_entries
> says non è in graduatoria o è già escluso: righe 1
2026-05-08T10:00 sua_rup/quattro exclude_author excluded_entries=[{"code":"K8","reasons":"Requisiti mancanti (dimostrazione)."}] = identified
2026-05-12T10:00 officer/due complete_checks checks=@checks_contest = verified
2026-05-13T10:00 director/tre award award_act={"number":"180","day":"2026-05-13"} = awarded
2026-05-14T10:00 officer/due communicate_award communications_report=7d1f0c2a9e6b4853f1a07c9d25e8b6340f7a1c5d9e2b8643a0f1c7d5e9b26834 = awarded
2026-05-20T10:00 officer/due conclude ! required.award_notice required.prizes_paid_on
2026-06-03T10:00 officer/due publish_award_notice award_notice=CONCORSO-60 = awarded
2026-06-10T09:00 officer/due pay_prizes prizes_paid_on=2026-05-12 ! prizes_paid_after_award
> says non segue l'assegnazione dei premi (13/05/2026)
2026-06-10T10:00 officer/due pay_prizes prizes_paid_on=2026-06-10 = awarded
2026-06-11T10:00 officer/due conclude = concluded
