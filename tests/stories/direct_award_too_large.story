# L'importo esclude l'affidamento diretto: si rifiuta già l'avvio.
from demo after accept
case direct_award@2026-01-26T09:00 actor=officer/due ! direct_award_ceiling
> says Il valore (650.000,00 euro) non è inferiore a 150.000,00 euro
