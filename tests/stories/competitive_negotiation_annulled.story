# Procedura competitiva con negoziazione: annullata d'ufficio prima dell'aggiudicazione.
from competitive_negotiation_concluded before award
2026-03-31T10:00 director/tre annul withdrawal_act={"number":"190","day":"2026-03-31"} reasons="Errore nei documenti di gara (dimostrazione)." = annulled
