# Dialogo competitivo per servizi innovativi, sopra la soglia europea dei servizi: domande,
# dialogo, offerte finali valutate per qualità e prezzo, fino all'avviso sui risultati. Tutto inventato (dimostrazione).
from sensors_accepted after accept
case competitive_dialogue@2026-01-26T09:00 actor=officer/due
2026-01-27T10:00 director/tre appoint_sua_rup sua_rup=@quattro sua_rup_act={"number":"57","day":"2026-01-27"} = preparation
2026-01-27T11:00 sua_rup/quattro declare_conflicts conflict_statement={"answer":false,"reasons":"Nessun interesse (dimostrazione)."}
2026-01-28T09:00 sua_rup/quattro set_up cig=B0A1B2C21A platform="Piattaforma certificata (dimostrazione)" platform_procedure=DIMO-2026-0043 documents_link="https://gare.provincia-montelupo.example/0043" single_lot_reasons="Intervento su un solo tratto di strada (dimostrazione)." cross_border_interest={"answer":false,"reasons":"Importo contenuto (dimostrazione)."}
2026-01-28T10:00 sua_rup/quattro set_up criterion=price requests_due=2026-03-03T12:00+01:00 negotiation_ground=specifications negotiation_judged={"answer":true,"reasons":"Le prestazioni dei sensori non sono definibili in anticipo (dimostrazione)."} abnormal_elements="Costi del personale inferiori alle tabelle (dimostrazione)."
2026-01-28T11:00 director/tre decide_to_procure launch_decision={"number":"60","day":"2026-01-28"} ! quality_price_only criterion_lawful
> says si aggiudica soltanto al miglior rapporto qualità/prezzo
2026-01-28T11:10 sua_rup/quattro set_up criterion=price_quality award_criteria=[{"code":"A","label":"Qualità della soluzione","points":"70","discretionary":true}] price_points=30 price_formula=linear_discount rescaling=none tie_rule=quality score_decimals=2 score_mode=half_up
2026-01-28T12:00 director/tre decide_to_procure launch_decision={"number":"60","day":"2026-01-28"} = preparation
2026-01-29T09:00 sua_rup/quattro transmit_notice eu_notice=DIMO-TED-0043 = transmitted
2026-01-31T12:00 officer/due publish notice_identifier=BDNCP-DIMO notice_digest=9c41d7e20b86fa53c1e7704d9a2b6835fe10c94d7728ab5306ef1d92c84b7a60 eu_published_on=2026-01-31 = published
2026-03-03T12:10 officer/due close_applications applications_received=4 applicants=@invited_four applications_report=3f2c9a7be51d08466b1e2f90ad7c35e8419b6d02f7a85c3e1d94b06a72ef58c1 = applications_closed
2026-03-03T13:00 sua_rup/quattro prequalify candidates=@invited_four prequalification_act={"number":"120","day":"2026-03-03"} = prequalified
2026-03-03T14:00 sua_rup/quattro open_dialogue dialogue_participants=@invited_three dialogue_act={"number":"121","day":"2026-03-03"} ! all_candidates_in_dialogue
> says Non sono invitati al dialogo candidati selezionati: righe 4
2026-03-03T14:10 sua_rup/quattro open_dialogue dialogue_participants=@invited dialogue_act={"number":"121","day":"2026-03-03"} ! participants_remain
> says che non erano candidati, o già usciti dal dialogo: righe 5
2026-03-03T14:20 sua_rup/quattro open_dialogue dialogue_participants=@invited_four dialogue_act={"number":"121","day":"2026-03-03"} = dialogue
2026-03-04T09:00 officer/due record_withdrawals dialogue_withdrawn=@delta dialogue_participants=@invited_three ! withdrawal_in_time
> says Non risulta conclusa una consultazione
2026-03-05T09:00 sua_rup/quattro close_consultation consultation_minutes=9c41d7e20b86fa53c1e7704d9a2b6835fe10c94d7728ab5306ef1d92c84b7a60 = dialogue
2026-03-06T09:00 officer/due record_withdrawals dialogue_withdrawn=@delta dialogue_participants=@invited_four ! withdrawal_in_time
> says Chi recede non può restare tra i partecipanti
2026-03-06T09:10 officer/due record_withdrawals dialogue_withdrawn=@delta dialogue_participants=@invited_three = dialogue
2026-03-06T10:00 sua_rup/quattro conclude_dialogue dialogue_conclusion="Rete di sensori (dimostrazione)." dialogue_conclusion_act={"number":"123","day":"2026-03-06"} ! dialogue_held
> says Non risulta alcuna seduta di dialogo
2026-03-09T10:00 sua_rup/quattro record_dialogue dialogue_sessions=[{"held_on":"2026-03-09","subject":"Tipi di sensore","minutes":"9c41d7e20b86fa53c1e7704d9a2b6835fe10c94d7728ab5306ef1d92c84b7a60"}] = dialogue
2026-03-09T12:00 sua_rup/quattro end_dialogue_phase dialogue_participants=@invited_two reasons="Soluzione meno adatta (dimostrazione)." ! phases_allowed
> says Il bando non prevede fasi successive
2026-04-08T08:00 officer/due record_withdrawals dialogue_withdrawn=@gamma dialogue_participants=@invited_two ! withdrawal_in_time
> says Si poteva recedere dal dialogo fino al 07/04/2026.
2026-04-08T09:00 sua_rup/quattro conclude_dialogue dialogue_conclusion="Rete di sensori (dimostrazione)." dialogue_conclusion_act={"number":"123","day":"2026-04-08"} = dialogue_concluded
2026-04-08T10:00 sua_rup/quattro send_invitations invited=@invited_four invitation_act={"number":"124","day":"2026-04-08"} bids_due=2026-05-08T12:00+02:00 ! invited_were_candidates
> says righe 4
2026-04-08T10:10 sua_rup/quattro send_invitations invited=@invited_three invitation_act={"number":"124","day":"2026-04-08"} bids_due=2026-04-07T12:00+02:00 ! bids_due_ahead
> says è fissato a un momento già passato (07/04/2026)
2026-04-08T10:20 sua_rup/quattro send_invitations invited=@invited_three invitation_act={"number":"124","day":"2026-04-08"} bids_due=2026-05-08T12:00+02:00 = invited
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
