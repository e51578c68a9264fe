# Ordine diretto a una delle parti dell'accordo, nei limiti dell'importo impegnato.
from framework_concluded before publish_call_off_notices
case call_off@2026-06-01T09:00 of=framework actor=buyer/uno call_off_number=8 call_off_body=99990000020 base_amount=95000.00 labour_cost=30000.00 safety_costs=5000.00 ! call_off_reserved
> says non c'è il numero 8 per questo ente
case call_off@2026-06-01T09:01 of=framework actor=buyer/uno call_off_number=1 call_off_body=99990000020 base_amount=95000.01 labour_cost=30000.00 safety_costs=5000.00 ! call_off_reserved
> says supera l'importo impegnato nell'accordo (100.000,00 euro)
case call_off@2026-06-01T10:00 as=order of=framework actor=buyer/uno call_off_number=1 call_off_body=99990000020 base_amount=95000.00 labour_cost=30000.00 safety_costs=5000.00 = preparation
2026-06-02T09:00 buyer/uno order_directly winner=@gamma award_price=90000.00 award_act={"number":"30","day":"2026-06-02"} ! order_choice_judged terms_unchanged_judged
2026-06-02T09:01 buyer/uno order_directly winner=@delta award_price=100000.01 award_act={"number":"30","day":"2026-06-02"} order_choice={"answer":false,"reasons":"Scelta arbitraria (dimostrazione)."} terms_unchanged={"answer":false,"reasons":"Cambia l'oggetto (dimostrazione)."} ! order_to_a_party order_within_reserve order_choice_judged terms_unchanged_judged
> says non è uno degli operatori parti dell'accordo quadro
> says Il prezzo (100.000,01 euro) supera l'importo impegnato nell'accordo (100.000,00 euro)
> says non segue le condizioni oggettive
> says modifica in modo sostanziale
2026-06-02T10:00 buyer/uno order_directly winner=@gamma award_price=90000.00 award_act={"number":"30","day":"2026-06-02"} order_choice={"answer":true,"reasons":"Prezzo e rotazione come nei documenti (dimostrazione)."} terms_unchanged={"answer":true,"reasons":"Stesse condizioni (dimostrazione)."} = awarded
2026-06-03T09:00 officer/due communicate_award communications=@communications_gamma communications_report=7d1f0c2a9e6b4853f1a07c9d25e8b6340f7a1c5d9e2b8643a0f1c7d5e9b26834 = communicated
2026-06-04T09:00 officer/due hand_over handover_protocol=2026/0003500 = handed_over
2026-06-10T09:00 buyer/uno sign_contract contract_act={"number":"1300","day":"2026-06-10"} antimafia="Non dovuta per importo (dimostrazione)" definitive_guarantee={"answer":true,"reasons":"Polizza (dimostrazione)."} = signed
2026-07-01T09:00 officer/due publish_award_notice award_notice=AQ-ORDINE-1 = concluded
