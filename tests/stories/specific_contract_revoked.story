from specific_contract_concluded after send_invitations
2026-03-24T11:00 director/tre revoke withdrawal_act={"number":"159","day":"2026-03-24"} reasons="Mutate esigenze (dimostrazione)." = revoked
