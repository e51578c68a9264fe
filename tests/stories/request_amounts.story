from demo before submit
2026-01-14T11:00 buyer/uno fill_in labour_cost=700000
2026-01-14T11:01 buyer/uno submit ! amounts_add_up
> says supera l'importo a base di gara
