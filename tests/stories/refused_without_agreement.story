world no_agreement
case request@2026-01-12T09:00 actor=buyer/uno nature=works ! agreement_in_force
> says Manca una convenzione tra
