from framework_concluded after communicate_award
2026-04-10T10:00 director/tre annul withdrawal_act={"number":"228","day":"2026-04-10"} reasons="Vizio del bando (dimostrazione)." = annulled
