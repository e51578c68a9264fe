from specific_contract_concluded after send_invitations
2026-04-07T13:00 officer/due close_receipt bids_received=0 platform_report=7d1f0c2a9e6b4853f1a07c9d25e8b6340f7a1c5d9e2b8643a0f1c7d5e9b26834 = receipt_closed
2026-04-08T10:00 director/tre declare_deserted deserted_act={"number":"169","day":"2026-04-08"} = deserted
