# Dialogo competitivo: annullato d'ufficio prima dell'aggiudicazione.
from competitive_dialogue_concluded before award
2026-05-27T10:00 director/tre annul withdrawal_act={"number":"190","day":"2026-05-27"} reasons="Errore nei documenti di gara (dimostrazione)." = annulled
