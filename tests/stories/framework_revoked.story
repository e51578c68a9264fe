from framework_concluded after close_receipt
2026-03-09T15:00 director/tre revoke withdrawal_act={"number":"128","day":"2026-03-09"} reasons="Mutate esigenze (dimostrazione)." = revoked
