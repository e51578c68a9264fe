# Un avviso volontario per la trasparenza preventiva chiede dieci giorni di attesa prima della stipula.
from quality before hand_over
2026-04-30T09:00 officer/due publish_veat veat=DIMO-VEAT-0040 veat_published_on=2026-04-30 = communicated
2026-04-30T09:10 officer/due hand_over handover_protocol=2026/0002600 = handed_over
2026-05-05T12:00 buyer/uno sign_contract contract_act={"number":"1210","day":"2026-05-05"} antimafia="Informazione liberatoria (dimostrazione)" definitive_guarantee={"answer":true,"reasons":"Polizza (dimostrazione)."} ! veat_waited
> from 2026-05-12
2026-05-12T12:00 buyer/uno sign_contract contract_act={"number":"1211","day":"2026-05-12"} antimafia="Informazione liberatoria (dimostrazione)" definitive_guarantee={"answer":true,"reasons":"Polizza (dimostrazione)."} = signed
