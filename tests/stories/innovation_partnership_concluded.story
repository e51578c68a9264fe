# Partenariato per l'innovazione, sopra la soglia europea dei servizi: domande, progetti iniziali, negoziazioni, offerte finali,
# fino all'avviso sui risultati. Tutto inventato (dimostrazione).
from sensors_accepted after accept
case innovation_partnership@2026-01-26T09:00 actor=officer/due
2026-01-27T10:00 director/tre appoint_sua_rup sua_rup=@quattro sua_rup_act={"number":"57","day":"2026-01-27"} = preparation
2026-01-27T11:00 sua_rup/quattro declare_conflicts conflict_statement={"answer":false,"reasons":"Nessun interesse (dimostrazione)."}
2026-01-28T09:00 sua_rup/quattro set_up cig=B0A1B2C21A platform="Piattaforma certificata (dimostrazione)" platform_procedure=DIMO-2026-0044 documents_link="https://gare.provincia-montelupo.example/0044" single_lot_reasons="Intervento su un solo tratto di strada (dimostrazione)." cross_border_interest={"answer":false,"reasons":"Importo contenuto (dimostrazione)."}
2026-01-28T10:00 sua_rup/quattro set_up criterion=price_quality award_criteria=[{"code":"A","label":"Qualità della soluzione","points":"70","discretionary":true}] price_points=30 price_formula=linear_discount rescaling=none tie_rule=quality score_decimals=2 score_mode=half_up requests_due=2026-03-03T12:00+01:00 abnormal_elements="Costi del personale inferiori alle tabelle (dimostrazione)."
2026-01-28T11:00 director/tre decide_to_procure launch_decision={"number":"60","day":"2026-01-28"} ! innovation_grounds
> says non può essere soddisfatta con soluzioni già disponibili
2026-01-28T11:10 sua_rup/quattro set_up no_market_solution={"answer":false,"reasons":"Due prodotti in commercio (dimostrazione)."}
2026-01-28T11:20 director/tre decide_to_procure launch_decision={"number":"60","day":"2026-01-28"} ! innovation_grounds
> says soluzioni già disponibili sul mercato soddisfano l'esigenza
2026-01-28T11:30 sua_rup/quattro set_up no_market_solution={"answer":true,"reasons":"Consultazione di mercato del 2025 senza esito (dimostrazione)."}
2026-01-28T12:00 director/tre decide_to_procure launch_decision={"number":"60","day":"2026-01-28"} = preparation
2026-01-29T09:00 sua_rup/quattro transmit_notice eu_notice=DIMO-TED-0044 ! phases_planned
> says Mancano le fasi del partenariato
2026-01-29T09:10 sua_rup/quattro set_up partnership_phases=[{"phase":"Prototipo","objective":"Prototipo funzionante su un ponte","payment":"90000.00","may_end":true},{"phase":"Serie","objective":"Installazione in dieci ponti","payment":"200000.00","may_end":false}]
2026-01-29T09:20 sua_rup/quattro transmit_notice eu_notice=DIMO-TED-0044 = transmitted
2026-01-31T12:00 officer/due publish notice_identifier=BDNCP-DIMO notice_digest=9c41d7e20b86fa53c1e7704d9a2b6835fe10c94d7728ab5306ef1d92c84b7a60 eu_published_on=2026-01-31 = published
2026-03-03T12:10 officer/due close_applications applications_received=3 applicants=@invited_three applications_report=3f2c9a7be51d08466b1e2f90ad7c35e8419b6d02f7a85c3e1d94b06a72ef58c1 = applications_closed
2026-03-04T09:30 sua_rup/quattro prequalify candidates=@invited_three prequalification_act={"number":"120","day":"2026-03-04"} = prequalified
2026-03-05T10:00 sua_rup/quattro send_invitations invited=@invited_three invitation_act={"number":"121","day":"2026-03-05"} initial_bids_due=2026-04-03T12:00+02:00 = invited
2026-04-03T12:20 officer/due close_initial_bids initial_bids_received=3 initial_bids_report=3f2c9a7be51d08466b1e2f90ad7c35e8419b6d02f7a85c3e1d94b06a72ef58c1 = initial_bids_closed
2026-04-07T09:00 sua_rup/quattro open_negotiation negotiators=@invited_three = negotiating
2026-04-08T10:00 sua_rup/quattro record_negotiation negotiations=[{"held_on":"2026-04-08","subject":"Livelli di prestazione e costi massimi","minutes":"9c41d7e20b86fa53c1e7704d9a2b6835fe10c94d7728ab5306ef1d92c84b7a60"}] = negotiating
2026-04-09T10:00 sua_rup/quattro invite_final_bids final_invitation_act={"number":"126","day":"2026-04-09"} bids_due=2026-05-08T12:00+02:00 core_unchanged={"answer":true,"reasons":"Nessuna modifica (dimostrazione)."} = final_bids_invited
2026-05-08T12:30 officer/due close_receipt bids_received=3 platform_report=3f2c9a7be51d08466b1e2f90ad7c35e8419b6d02f7a85c3e1d94b06a72ef58c1 = receipt_closed
2026-05-11T09:20 director/tre appoint_board board=["@cinque","@sei","@otto"] board_act={"number":"181","day":"2026-05-11"} board_compatible={"answer":true,"reasons":"Dichiarazioni acquisite (dimostrazione)."} = board_appointed
2026-05-11T10:00 sua_rup/quattro open_examination = examination
2026-05-11T12:00 sua_rup/quattro record_admissions = admitted
2026-05-12T10:00 board/cinque declare_conflicts conflict_statement={"answer":false,"reasons":"Nessun interesse (dimostrazione)."}
2026-05-12T10:00 board/cinque record_technical_scores technical_scores=[{"operator":"99990000038","criterion":"A","points":60},{"operator":"99990000046","criterion":"A","points":68},{"operator":"99990000053","criterion":"A","points":50}] technical_minutes_act={"number":"1","day":"2026-05-12"} = technically_evaluated
2026-05-13T10:00 board/cinque transcribe_bids bids=@bids_solutions bids_report=9c41d7e20b86fa53c1e7704d9a2b6835fe10c94d7728ab5306ef1d92c84b7a60 = transcribed
2026-05-13T11:00 board/sei declare_conflicts conflict_statement={"answer":false,"reasons":"Nessun interesse (dimostrazione)."}
2026-05-13T11:00 board/sei confirm_bids = opened
2026-05-13T11:30 board/cinque rank minutes_act={"number":"2","day":"2026-05-13"} = ranked
2026-05-13T12:00 board/cinque propose_award congruity={"answer":true,"reasons":"Costi coerenti con le tabelle (dimostrazione)."} = proposed
2026-05-14T09:00 officer/due request_checks = checking
2026-05-25T10:00 officer/due record_checks checks=@checks_solutions = checking
2026-05-25T11:00 sua_rup/quattro complete_checks = verified
2026-05-28T10:00 director/tre award award_act={"number":"312","day":"2026-05-28"} = awarded
2026-05-29T09:00 officer/due communicate_award communications=@communications_solutions communications_report=9c41d7e20b86fa53c1e7704d9a2b6835fe10c94d7728ab5306ef1d92c84b7a60 = communicated
2026-06-01T09:00 officer/due hand_over handover_protocol=2026/0004500 = handed_over
2026-07-02T12:00 buyer/uno sign_contract contract_act={"number":"1304","day":"2026-07-02","issuer":"Comune di Valdorsa (dimostrazione)"} antimafia="Informazione antimafia liberatoria (dimostrazione)" definitive_guarantee={"answer":true,"reasons":"Polizza (dimostrazione)."} = signed
2026-07-13T09:00 officer/due publish_award_notice award_notice=ESITO-DIMO-2026 = concluded
