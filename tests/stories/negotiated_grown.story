# Se gli importi crescono oltre la soglia europea, la procedura negoziata già avviata non si può più indire.
from demo before decide_to_procure
2026-01-28T10:40 sua_rup/quattro set_up base_amount=5400000.00
2026-01-28T11:00 director/tre decide_to_procure launch_decision={"number":"60","day":"2026-01-28"} ! procedure_lawful
> says «Procedura negoziata senza bando sotto soglia» non è ammessa: L'importo raggiunge la soglia europea di 5.404.000,00 euro.
2026-01-28T11:10 sua_rup/quattro set_up base_amount=5382499.99
2026-01-28T11:20 director/tre decide_to_procure launch_decision={"number":"60","day":"2026-01-28"} = preparation
