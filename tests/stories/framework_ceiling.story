# Gli importi dei Comuni possono sommare a meno dell'accordo, mai gli ordini a più.
from framework_concluded after publish_award_notice
2026-05-20T10:00 officer/due record_call_off call_offs=[{"number":"1","kind":"recorded","body":"99990000020","amount":"400000.00"},{"number":"2","kind":"recorded","body":"99990000137","amount":"250000.00"}]
2026-05-21T10:00 officer/due record_call_off call_offs=[{"number":"3","kind":"recorded","body":"99990000137","amount":"0.01"}] ! within_framework_ceiling within_body_share
> says sommano a 650.000,01 euro
2026-05-22T10:00 officer/due close_framework reasons="Importo esaurito (dimostrazione)" = closed
