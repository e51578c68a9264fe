# Senza contratto, e senza un atto che anticipi l'esecuzione, non c'è esecuzione.
from direct_award_concluded after award
case contract@2026-02-13T09:00 of=award actor=officer/due ! contract_or_early_start
> says Manca il contratto e l'esecuzione anticipata non è stata disposta
