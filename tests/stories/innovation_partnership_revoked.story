# Partenariato per l'innovazione: revocato durante le negoziazioni.
from innovation_partnership_concluded before invite_final_bids
2026-04-09T09:00 director/tre revoke withdrawal_act={"number":"70","day":"2026-04-09"} reasons="Il bisogno è cambiato (dimostrazione)." = revoked
