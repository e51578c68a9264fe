# La SUA ha perso la qualificazione tra la richiesta e l'avvio.
world province_lapsing
from concession_concluded after accept
case concession@2026-01-26T09:00 actor=officer/due ! partnership_qualified
> says (almeno L2); livelli in corso: nessuno
