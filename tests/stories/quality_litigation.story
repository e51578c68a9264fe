# Sopra soglia il ricorso con domanda cautelare ferma la stipula fino alla decisione di primo grado (art. 18 c. 4).
from quality before sign_contract
2026-04-28T09:00 officer/due record_appeal appeals=[{"number":"310/2026","court":"TAR (dimostrazione)","appellant":"99990000046","notified_on":"2026-04-27","against":"award"}] = handed_over
2026-04-28T09:10 officer/due record_interim_request interim_requests=[{"number":"310/2026","notified_on":"2026-04-27"}] = handed_over
2026-05-05T12:00 buyer/uno sign_contract contract_act={"number":"1210","day":"2026-05-05"} antimafia="Informazione liberatoria (dimostrazione)" definitive_guarantee={"answer":true,"reasons":"Polizza (dimostrazione)."} ! no_stay_pending
> says senza decisione: ricorsi 310/2026
2026-05-15T09:00 officer/due record_interim_ruling interim_rulings=[{"number":"310/2026","published_on":"2026-05-14","outcome":"rejected"}] = handed_over
2026-05-15T12:00 buyer/uno sign_contract contract_act={"number":"1220","day":"2026-05-15"} antimafia="Informazione liberatoria (dimostrazione)" definitive_guarantee={"answer":true,"reasons":"Polizza (dimostrazione)."} = signed
2026-06-30T09:00 officer/due record_judgment judgments=[{"number":"310/2026","published_on":"2026-06-29","outcome":"dismissed","definitive":true}] = signed
