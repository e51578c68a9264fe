# Un piano non sostenibile: l'offerta non riceve il punteggio economico, si esclude chi l'ha presentata.
from concession_concluded before verify_plans
2026-03-02T10:00 board/cinque verify_plans plan_checks=[{"operator":"99990000038","sustainable":true,"reasons":"Piano equilibrato (dimostrazione)."},{"operator":"99990000046","sustainable":false,"reasons":"Ricavi inverosimili (dimostrazione)."}] plan_minutes={"number":"3","day":"2026-03-02"}
2026-03-02T11:00 board/cinque transcribe_bids bids=@bids_concession bids_report=7d1f0c2a9e6b4853f1a07c9d25e8b6340f7a1c5d9e2b8643a0f1c7d5e9b26834 ! plans_verified
> says non sostenibile: righe 2
