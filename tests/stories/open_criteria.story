# Il criterio di aggiudicazione: quando il prezzo più basso non è ammesso, quanto può pesare il prezzo, la conformità
# al bando tipo. Servizi sopra la soglia europea, ad alta intensità di manodopera.
from services_accepted after accept
case open@2026-01-26T09:00 actor=officer/due
2026-01-27T10:00 director/tre appoint_sua_rup sua_rup=@quattro sua_rup_act={"number":"57","day":"2026-01-27"} = preparation
2026-01-27T11:00 sua_rup/quattro declare_conflicts conflict_statement={"answer":false,"reasons":"Nessun interesse (dimostrazione)."}
2026-01-28T09:00 sua_rup/quattro set_up cig=B0A1B2C21A criterion=price single_lot_reasons="Edifici vicini, un solo cantiere (dimostrazione)." platform="Piattaforma certificata (dimostrazione)" platform_procedure=DIMO-2026-0033 documents_link="https://gare.provincia-montelupo.example/0033"
2026-01-28T09:10 director/tre decide_to_procure launch_decision={"number":"60","day":"2026-01-28"} ! criterion_lawful
> says soltanto al miglior rapporto qualità/prezzo: servizi ad alta intensità di manodopera
2026-01-28T09:20 sua_rup/quattro set_up contract_features=[]
2026-01-28T09:30 director/tre decide_to_procure launch_decision={"number":"60","day":"2026-01-28"} ! criterion_lawful
> says hanno caratteristiche standardizzate, o condizioni definite dal mercato
2026-01-28T09:40 sua_rup/quattro set_up standardised_purchase={"answer":false,"reasons":"Servizio su misura (dimostrazione)."}
2026-01-28T09:50 director/tre decide_to_procure launch_decision={"number":"60","day":"2026-01-28"} ! criterion_lawful
> says non standardizzati
2026-01-28T10:00 sua_rup/quattro set_up contract_features=[{"feature":"labour_intensive"}] criterion=price_quality
2026-01-28T10:10 director/tre decide_to_procure launch_decision={"number":"60","day":"2026-01-28"} ! price_weight_capped
> says Manca il punteggio massimo dell'offerta economica
2026-01-28T10:20 sua_rup/quattro set_up price_points=31 award_criteria=[{"code":"A","label":"Organizzazione del servizio","points":"69","discretionary":true}]
2026-01-28T10:30 director/tre decide_to_procure launch_decision={"number":"60","day":"2026-01-28"} ! price_weight_capped
> says Al prezzo vanno 31 punti su 100: per contratti ad alta intensità di manodopera il tetto è 30 per cento
2026-01-28T10:40 sua_rup/quattro set_up price_points=30 award_criteria=[{"code":"A","label":"Organizzazione del servizio","points":"70","discretionary":true}] price_formula=linear_discount rescaling=none tie_rule=quality score_decimals=2 score_mode=half_up
2026-01-28T10:50 director/tre decide_to_procure launch_decision={"number":"60","day":"2026-01-28"} = preparation
2026-01-28T11:00 sua_rup/quattro set_up bids_due=2026-03-02T12:00+01:00
2026-01-28T11:10 sua_rup/quattro transmit_notice eu_notice=DIMO-TED-0033 ! abnormal_rule_stated
> says indica gli elementi specifici
2026-01-28T11:20 sua_rup/quattro set_up abnormal_elements="Costi della manodopera inferiori alle tabelle (dimostrazione)."
2026-01-28T11:30 sua_rup/quattro transmit_notice eu_notice=DIMO-TED-0033 ! model_notice_followed
> says Il bando è conforme al bando tipo
2026-01-28T11:40 sua_rup/quattro set_up model_notice={"answer":true,"reasons":"Bando tipo n. 1/2023, senza deroghe (dimostrazione)."}
2026-01-28T11:50 sua_rup/quattro transmit_notice eu_notice=DIMO-TED-0033 = transmitted
2026-01-30T12:00 officer/due publish notice_identifier=BDNCP-DIMO-0033 notice_digest=9c41d7e20b86fa53c1e7704d9a2b6835fe10c94d7728ab5306ef1d92c84b7a60 eu_published_on=2026-01-31 ! eu_notice_first
> says porta una data futura (31/01/2026)
> from 2026-01-31
2026-01-31T12:00 officer/due publish notice_identifier=BDNCP-DIMO-0033 notice_digest=9c41d7e20b86fa53c1e7704d9a2b6835fe10c94d7728ab5306ef1d92c84b7a60 eu_published_on=2026-01-31 = published
