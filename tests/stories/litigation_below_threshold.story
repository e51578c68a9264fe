# Sotto soglia il ricorso non ferma la stipula; la ferma l'ordinanza che accoglie la domanda cautelare.
from demo before sign_contract
2026-04-10T09:00 officer/due record_interim_request interim_requests=[{"number":"310/2026","notified_on":"2026-04-09"}] ! ruling_on_known_appeal
2026-04-10T09:10 officer/due record_appeal appeals=[{"number":"310/2026","court":"TAR (dimostrazione)","appellant":"99990000079","notified_on":"2026-04-11","against":"award"}] ! appeals_numbered
> says in una data futura
2026-04-10T09:20 officer/due record_appeal appeals=[{"number":"310/2026","court":"TAR (dimostrazione)","appellant":"99990000079","notified_on":"2026-04-09","against":"award"}] = handed_over
2026-04-10T09:30 officer/due record_appeal appeals=[{"number":"310/2026","court":"TAR (dimostrazione)","notified_on":"2026-04-09","against":"award"}] ! appeals_numbered
2026-04-10T09:40 officer/due record_interim_request interim_requests=[{"number":"310/2026","notified_on":"2026-04-09"}] = handed_over
2026-04-24T09:00 officer/due record_interim_ruling interim_rulings=[{"number":"310/2026","published_on":"2026-04-23","outcome":"granted"}] = handed_over
2026-04-27T11:00 buyer/uno sign_contract contract_act={"number":"1204","day":"2026-04-27"} antimafia="Informazione liberatoria (dimostrazione)" definitive_guarantee={"answer":true,"reasons":"Polizza (dimostrazione)."} ! no_stay_pending
> says ha accolto la domanda cautelare
2026-06-30T09:00 officer/due record_judgment judgments=[{"number":"310/2026","published_on":"2026-06-29","outcome":"dismissed","definitive":false}] = handed_over
2026-07-01T11:00 buyer/uno sign_contract contract_act={"number":"1300","day":"2026-07-01"} antimafia="Informazione liberatoria (dimostrazione)" definitive_guarantee={"answer":true,"reasons":"Polizza (dimostrazione)."} = signed
