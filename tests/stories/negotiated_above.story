# Sopra la soglia europea dei servizi la procedura negoziata sotto soglia non si apre.
from services_accepted after accept
case negotiated@2026-01-26T09:00 actor=officer/due ! value_band
> says raggiunge la soglia europea di 216.000,00 euro
