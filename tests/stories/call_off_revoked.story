from call_off_competition after send_invitations
2026-06-04T11:00 director/tre revoke withdrawal_act={"number":"159","day":"2026-06-04"} reasons="Mutate esigenze (dimostrazione)." = revoked
