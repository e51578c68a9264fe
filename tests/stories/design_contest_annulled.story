from design_contest_concluded after award
2026-05-15T10:00 director/tre annul withdrawal_act={"number":"185","day":"2026-05-15"} reasons="Vizio del giudizio (dimostrazione)." = annulled
