# Una SUA senza qualificazione, o senza quella dei servizi, non prende in carico la richiesta.
from services_accepted before submit
world province_unqualified
2026-01-14T10:30 buyer/uno fill_in cui=S99990000020202600007
2026-01-14T11:00 buyer/uno submit ! province_qualified
> says non ha il livello di qualificazione necessario (SF2 o SF1); livelli in corso: nessuno
