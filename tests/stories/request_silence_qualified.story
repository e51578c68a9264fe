# Il silenzio non vale accoglimento per un Comune qualificato per quell'importo.
from demo before accept
world buyer_qualified
2026-01-27T12:10 director/tre lapse_into_assent ! buyer_unqualified
> says è qualificato (L2)
