# Il fascicolo virtuale non funziona: trenta giorni dopo la proposta basta l'autocertificazione (art. 99 c. 3-bis).
from demo before request_checks
2026-03-12T10:10 officer/due request_checks = checking
2026-03-30T10:00 sua_rup/quattro complete_checks file_unavailable={"answer":true,"reasons":"Malfunzionamento attestato dal gestore (dimostrazione)."} ! fvoe_fallback checks_complete
2026-03-30T10:10 sua_rup/quattro complete_checks file_unavailable={"answer":true,"reasons":"Malfunzionamento attestato dal gestore (dimostrazione)."} self_declaration=9c41d7e20b86fa53c1e7704d9a2b6835fe10c94d7728ab5306ef1d92c84b7a60 ! fvoe_fallback
> from 2026-04-11
2026-04-11T10:00 sua_rup/quattro complete_checks file_unavailable={"answer":true,"reasons":"Malfunzionamento attestato dal gestore (dimostrazione)."} self_declaration=9c41d7e20b86fa53c1e7704d9a2b6835fe10c94d7728ab5306ef1d92c84b7a60 = verified
2026-04-13T10:00 director/tre award award_act={"number":"220","day":"2026-04-13"} = awarded
# L'obbligo di concludere le verifiche resta.
2026-04-20T10:00 officer/due record_checks checks=@checks = awarded
