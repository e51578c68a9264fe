from concession_concluded after award
2026-03-18T12:00 director/tre annul withdrawal_act={"number":"121","day":"2026-03-18"} reasons="Vizio del bando (dimostrazione)." = annulled
