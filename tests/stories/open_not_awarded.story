# Nessuna offerta è conveniente: si decide di non aggiudicare, come il bando prevedeva.
from open_concluded after rank
2026-03-20T10:00 director/tre decline_award decline_act={"number":"150","day":"2026-03-20"} reasons="Nessuna offerta conveniente (dimostrazione)." decline_announced={"answer":true,"reasons":"Articolo 22 del disciplinare (dimostrazione)."} = not_awarded
