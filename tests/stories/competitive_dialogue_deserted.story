# Dialogo competitivo: nessuno presenta l'offerta finale.
from competitive_dialogue_concluded before close_receipt
2026-05-08T12:30 officer/due close_receipt bids_received=0 platform_report=3f2c9a7be51d08466b1e2f90ad7c35e8419b6d02f7a85c3e1d94b06a72ef58c1 = receipt_closed
2026-05-11T09:00 director/tre declare_deserted deserted_act={"number":"125","day":"2026-05-11"} = deserted
