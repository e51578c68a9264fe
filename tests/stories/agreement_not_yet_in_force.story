world agreement_to_come
case request@2026-01-12T09:00 actor=buyer/uno nature=works ! agreement_in_force
> from 2030-01-01
