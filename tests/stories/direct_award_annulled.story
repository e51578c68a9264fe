from direct_award_concluded after award
2026-02-16T10:00 director/tre annul withdrawal_act={"number":"118","day":"2026-02-16"} reasons="La scelta non era motivata (dimostrazione)." = annulled
