# Sotto soglia si può cominciare prima della stipula, dopo la verifica dei requisiti (art. 50 c. 6).
from demo before communicate_award
2026-04-02T08:00 director/tre authorise_early_start early_start_ground=below_threshold early_start_reasons="Strada interrotta (dimostrazione)." early_start_act={"number":"213","day":"2026-04-02"} ! contract_signer
2026-04-02T08:10 buyer/uno authorise_early_start early_start_ground=below_threshold early_start_reasons="Strada interrotta (dimostrazione)." early_start_act={"number":"51","day":"2026-04-02"} = awarded
2026-04-02T09:00 officer/due communicate_award communications=@communications communications_report=5a0e8c13d94f67b2a1086e3fc5d7942be8013f6c7d29a4580b6ce1f37d82954a = communicated
2026-04-03T09:00 buyer/uno sign_contract contract_act={"number":"1200","day":"2026-04-03"} antimafia="Informazione liberatoria (dimostrazione)" ! handed_over guarantee_judged
