# La chiusura dei termini e la nomina del seggio: quante offerte, di chi, e chi le esamina.
from demo before close_receipt
2026-03-09T11:59 officer/due close_receipt bids_received=5 platform_report=3f2c9a7be51d08466b1e2f90ad7c35e8419b6d02f7a85c3e1d94b06a72ef58c1 ! receipt_term_elapsed
> from 2026-03-09
2026-03-09T12:30 officer/due close_receipt bids_received=6 platform_report=3f2c9a7be51d08466b1e2f90ad7c35e8419b6d02f7a85c3e1d94b06a72ef58c1 ! not_more_bids_than_invited
> says superano gli operatori invitati
2026-03-09T12:31 officer/due close_receipt bids_received=4 bidders=@invited platform_report=3f2c9a7be51d08466b1e2f90ad7c35e8419b6d02f7a85c3e1d94b06a72ef58c1 ! bids_counted
> says Gli offerenti elencati sono 5, le offerte pervenute 4.
2026-03-09T12:32 officer/due close_receipt bids_received=5 bidders=@invited platform_report=3f2c9a7be51d08466b1e2f90ad7c35e8419b6d02f7a85c3e1d94b06a72ef58c1 = receipt_closed
2026-03-09T12:40 director/tre declare_deserted deserted_act={"number":"120","day":"2026-03-09"} ! no_bids_left
> says Restano in gara 5 offerte
2026-03-10T09:00 director/tre appoint_board board=["@cinque","@sei"] board_act={"number":"131","day":"2026-03-08"} ! board_after_deadline board_compatibility_judged
2026-03-10T09:10 director/tre appoint_board board=["@cinque","@cinque"] board_act={"number":"131","day":"2026-03-10"} board_compatible={"answer":true,"reasons":"Dichiarazioni acquisite (dimostrazione)."} ! committee_composition
2026-03-10T09:20 director/tre appoint_board board=["@cinque","@sei"] board_act={"number":"131","day":"2026-03-10"} board_compatible={"answer":false,"reasons":"Un componente è parente di un offerente (dimostrazione)."} ! board_compatibility_judged
> says incompatibilità
2026-03-10T09:30 director/tre appoint_board board=["@cinque","@sei"] board_act={"number":"131","day":"2026-03-10"} board_compatible={"answer":true,"reasons":"Dichiarazioni acquisite (dimostrazione)."} = board_appointed
# Chi si scopre in conflitto è sostituito: il giudizio sulle incompatibilità valeva per gli altri e si rifà.
2026-03-10T10:00 director/tre replace_member board=["@cinque","@otto"] board_act={"number":"132","day":"2026-03-10"} reasons="Un componente si astiene (dimostrazione)." ! lapsed.board_compatible
2026-03-10T10:10 director/tre replace_member board=["@cinque","@otto"] board_act={"number":"132","day":"2026-03-10"} reasons="Un componente si astiene (dimostrazione)." board_compatible={"answer":true,"reasons":"Dichiarazioni del nuovo componente acquisite (dimostrazione)."} = board_appointed
2026-03-10T10:20 board/sei open_examination ! appointed
2026-03-10T10:30 board/otto declare_conflicts conflict_statement={"answer":false,"reasons":"Nessun interesse (dimostrazione)."}
2026-03-10T10:30 board/otto open_examination = examination
