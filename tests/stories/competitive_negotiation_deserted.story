# Procedura competitiva con negoziazione: deserta.
from competitive_negotiation_concluded before close_initial_bids
2026-03-11T12:20 officer/due close_initial_bids initial_bids_received=0 initial_bids_report=3f2c9a7be51d08466b1e2f90ad7c35e8419b6d02f7a85c3e1d94b06a72ef58c1 = initial_bids_closed
2026-03-11T12:30 sua_rup/quattro open_negotiation negotiators=@invited_three ! some_initial_bid
> says Non è pervenuta alcuna offerta iniziale
2026-03-12T09:00 director/tre declare_deserted deserted_act={"number":"125","day":"2026-03-12"} = deserted
