# Procedura negoziata sotto soglia: annullata d'ufficio prima dell'aggiudicazione.
from demo before award
2026-03-31T10:00 director/tre annul withdrawal_act={"number":"190","day":"2026-03-31"} reasons="Errore negli inviti (dimostrazione)." = annulled
