# Procedura ristretta: nessuno chiede di partecipare.
from restricted_concluded before close_applications
2026-03-03T12:10 officer/due close_applications applications_received=0 applicants=[] applications_report=3f2c9a7be51d08466b1e2f90ad7c35e8419b6d02f7a85c3e1d94b06a72ef58c1 = applications_closed
2026-03-04T09:00 director/tre declare_deserted deserted_act={"number":"125","day":"2026-03-04"} = deserted
