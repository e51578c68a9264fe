# Per i lavori servono il CUP e il progetto validato; per i servizi no.
from demo before fill_in
2026-01-12T09:40 buyer/uno fill_in cpv=45233141-9 nuts=ITI14 funding="Fondi propri (dimostrazione)" collective_agreement="CCNL edilizia industria, codice F012" base_amount=628500.00 labour_cost=195000.00 safety_costs=21500.00 labour_in_discount_base=true documents=@documents cui=L99990000020202600007 decision_to_procure={"number":"8","day":"2026-01-12"}
2026-01-12T10:00 buyer/uno submit ! works_papers
> says Per i lavori manca il CUP.
2026-01-12T10:10 buyer/uno fill_in cup=J31B25000010004
2026-01-12T10:15 buyer/uno submit ! works_papers
> says manca la data di validazione del progetto
2026-01-12T10:20 buyer/uno fill_in project_validated_on=2025-12-10
2026-01-12T10:25 buyer/uno submit ! works_papers
> says manca chi ha validato il progetto
2026-01-12T10:30 buyer/uno fill_in project_validator="Ufficio tecnico comunale (dimostrazione)"
2026-01-12T10:35 buyer/uno submit = submitted
