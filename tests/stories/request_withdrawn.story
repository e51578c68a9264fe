# Il Comune ritira la richiesta.
from demo before accept
2026-01-20T12:00 buyer/uno withdraw reasons="Il progetto va rivisto (dimostrazione)." = withdrawn
