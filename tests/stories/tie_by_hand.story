# Lo stesso sorteggio, fatto con i bussolotti in seduta pubblica e messo a verbale.
from tie before commit_draw
2026-03-12T10:00 board/cinque record_draw draw_winner=[{"codice_fiscale":"99990000053","name":"Impresa dimostrativa Gamma S.r.l."}] draw_report=9c41d7e20b86fa53c1e7704d9a2b6835fe10c94d7728ab5306ef1d92c84b7a60 minutes_act={"number":"3","day":"2026-03-12"} = ranked
2026-03-12T11:00 board/cinque propose_award = proposed
