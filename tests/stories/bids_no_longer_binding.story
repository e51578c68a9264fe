# Le offerte vincolano per centottanta giorni: dopo, serve un differimento motivato.
from demo before award
2026-09-08T10:00 director/tre award award_act={"number":"400","day":"2026-09-08"} ! bids_still_binding
> says fino al 07/09/2026
2026-09-08T11:00 sua_rup/quattro defer_bids bids_binding_until=2026-09-07 deferral_act={"number":"401","day":"2026-09-08"} ! deferral_later
2026-09-08T11:10 sua_rup/quattro defer_bids bids_binding_until=2026-10-30 deferral_act={"number":"401","day":"2026-09-08"} = verified
2026-09-10T09:00 officer/due record_checks checks=[{"operator":"99990000053","subject":"contributions","source":"DURC on line","requested_on":"2026-09-09","replied_on":"2026-09-10","valid_until":"2027-01-08","outcome":"positive"}] = verified
2026-09-10T10:00 director/tre award award_act={"number":"402","day":"2026-09-10"} = awarded
