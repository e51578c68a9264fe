# Sopravvengono ragioni di interesse pubblico: la procedura è revocata (art. 21-quinquies L. 241/1990).
from demo before rank
2026-03-11T11:30 sua_rup/quattro revoke withdrawal_act={"number":"170","day":"2026-03-11"} reasons="Prova." ! role
2026-03-12T11:30 director/tre revoke withdrawal_act={"number":"170","day":"2026-03-12"} reasons="Il finanziamento è venuto meno (dimostrazione)." = revoked
