# Nessuna offerta: la procedura aperta è deserta.
from open_concluded before close_receipt
2026-03-10T12:30 officer/due close_receipt bids_received=0 platform_report=3f2c9a7be51d08466b1e2f90ad7c35e8419b6d02f7a85c3e1d94b06a72ef58c1 = receipt_closed
2026-03-11T10:00 director/tre declare_deserted deserted_act={"number":"132","day":"2026-03-11"} = deserted
