from dynamic_system_closed after publish
2026-02-02T10:00 director/tre revoke withdrawal_act={"number":"75","day":"2026-02-02"} reasons="Mutate esigenze (dimostrazione)." = revoked
