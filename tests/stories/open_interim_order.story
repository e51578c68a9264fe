# Una misura cautelare del giudice ferma la procedura e, solo lei, la sua durata massima.
from open_concluded before open_examination
2026-03-11T09:40 officer/due record_interim_order_lifted interim_order_end="TAR, ordinanza n. 12 (dimostrazione)" interim_order_to=2026-03-11T09:35+01:00 ! order_standing
> says Nessuna misura cautelare risulta efficace
2026-03-11T09:50 officer/due record_interim_order interim_order="TAR, ordinanza n. 10 (dimostrazione)" interim_order_from=2026-03-12T09:00+01:00 ! order_recordable
> says è nel futuro
2026-03-11T09:55 officer/due record_interim_order interim_order="TAR, ordinanza n. 10 (dimostrazione)" interim_order_from=2026-03-11T09:45+01:00 = board_appointed
2026-03-11T10:00 board/cinque open_examination ! suspended
2026-03-12T09:00 officer/due record_interim_order interim_order="TAR, ordinanza n. 11 (dimostrazione)" interim_order_from=2026-03-12T08:00+01:00 ! order_recordable
> says risulta già efficace
2026-03-25T09:00 officer/due record_interim_order_lifted interim_order_end="TAR, ordinanza n. 12 (dimostrazione)" interim_order_to=2026-03-10T09:00+01:00 ! order_standing
> says non è successiva all'inizio
2026-03-25T10:00 officer/due record_interim_order_lifted interim_order_end="TAR, ordinanza n. 12 (dimostrazione)" interim_order_to=2026-03-25T09:00+01:00 = board_appointed
2026-03-25T11:00 officer/due record_interim_order interim_order="TAR, ordinanza n. 10 (dimostrazione)" interim_order_from=2026-03-12T09:00+01:00 ! order_recordable
> says cade in una già registrata
2026-03-25T11:30 board/cinque declare_conflicts conflict_statement={"answer":false,"reasons":"Nessun interesse (dimostrazione)."}
2026-03-25T12:00 board/cinque open_examination = examination
