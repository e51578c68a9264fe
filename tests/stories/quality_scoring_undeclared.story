# Senza criteri e formula negli atti la commissione non avrebbe che cosa applicare: il bando non si pubblica.
from quality before set_up
2026-01-20T09:00 sua_rup/quattro set_up criterion=price_quality price_points=30 award_criteria=@criteria cig=B0A1B2C21A platform="Piattaforma certificata (dimostrazione)" platform_procedure=DIMO-2026-0040 documents_link="https://gare.provincia-montelupo.example/0040" single_lot_reasons="Un solo edificio (dimostrazione)." abnormal_elements="Costi della manodopera (dimostrazione)." bids_due=2026-03-09T12:00+01:00
2026-01-27T10:00 director/tre decide_to_procure launch_decision={"number":"64","day":"2026-01-27"} = preparation
2026-01-28T10:00 sua_rup/quattro transmit_notice eu_notice=DIMO-TED-0040 ! scoring_declared
> says Manca la formula dell'offerta economica.
2026-01-28T10:10 sua_rup/quattro set_up rescaling=none minimum_on=before_rescaling price_formula=bilinear_discount price_x=0 price_all_equal=formula
2026-01-28T10:20 sua_rup/quattro transmit_notice eu_notice=DIMO-TED-0040 ! scoring_declared
> says maggiore di 0 e al più 1
2026-01-28T10:30 sua_rup/quattro set_up price_x=0.85
2026-01-28T10:40 sua_rup/quattro transmit_notice eu_notice=DIMO-TED-0040 = transmitted
