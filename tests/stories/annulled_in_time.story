# La stessa decisione, presa nel termine; prima si corregge un'impronta registrata male.
from demo before hand_over
2026-04-10T09:00 officer/due correct_record correction_reasons="Impronta copiata male (dimostrazione)." ! correction_corrects
2026-04-10T09:10 officer/due correct_record correction_reasons="Impronta copiata male (dimostrazione)." communications_report=1111111111111111111111111111111111111111111111111111111111111111 = communicated
2026-04-10T10:00 director/tre annul withdrawal_act={"number":"230","day":"2026-04-10"} reasons="Vizio della lettera di invito (dimostrazione)." = annulled
