# Procedura competitiva con negoziazione: si valutano le offerte iniziali senza negoziare (art. 73 c. 9).
from competitive_negotiation_reserved before open_negotiation
2026-03-03T09:00 sua_rup/quattro award_on_initial_bids reasons="Offerte già soddisfacenti (dimostrazione)." bidders=@invited_three = receipt_closed
2026-03-04T09:30 director/tre appoint_board board=["@cinque","@sei"] board_act={"number":"131","day":"2026-03-04"} board_compatible={"answer":true,"reasons":"Dichiarazioni acquisite (dimostrazione)."} = board_appointed
