# La convenzione affida la stipula alla SUA: firma il dirigente, senza trasmettere il fascicolo.
world province_signs
from demo before hand_over
2026-04-27T11:00 buyer/uno sign_contract contract_act={"number":"1204","day":"2026-04-27"} antimafia="Informazione liberatoria (dimostrazione)" definitive_guarantee={"answer":true,"reasons":"Polizza (dimostrazione)."} ! contract_signer
2026-04-27T12:00 director/tre sign_contract contract_act={"number":"1204","day":"2026-04-27"} antimafia="Informazione liberatoria (dimostrazione)" definitive_guarantee={"answer":true,"reasons":"Polizza (dimostrazione)."} = signed
2026-05-11T09:00 officer/due publish_award_notice award_notice=ESITO-DIMO-2026-0007 = concluded
