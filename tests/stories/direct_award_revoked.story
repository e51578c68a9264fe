from direct_award_concluded after accept
case direct_award@2026-01-19T09:00 as=award actor=officer/due
2026-01-20T10:00 director/tre revoke withdrawal_act={"number":"75","day":"2026-01-20"} reasons="L'esigenza è venuta meno (dimostrazione)." = revoked
