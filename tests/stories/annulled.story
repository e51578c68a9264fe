# L'aggiudicazione è illegittima: si annulla d'ufficio, ma non oltre i mesi della legge (art. 21-nonies L. 241/1990).
from demo before hand_over
2026-10-02T10:00 director/tre annul withdrawal_act={"number":"410","day":"2026-10-02"} reasons="Prova." ! annulment_term
> says scaduto il 01/10/2026
