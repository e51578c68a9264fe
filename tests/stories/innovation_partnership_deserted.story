# Partenariato per l'innovazione: nessuna offerta iniziale.
from innovation_partnership_concluded before close_initial_bids
2026-04-03T12:20 officer/due close_initial_bids initial_bids_received=0 initial_bids_report=3f2c9a7be51d08466b1e2f90ad7c35e8419b6d02f7a85c3e1d94b06a72ef58c1 = initial_bids_closed
2026-04-07T09:00 director/tre declare_deserted deserted_act={"number":"125","day":"2026-04-07"} = deserted
