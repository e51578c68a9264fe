from call_off_ordered after order_directly
2026-06-02T12:00 director/tre annul withdrawal_act={"number":"182","day":"2026-06-02"} reasons="Vizio della scelta (dimostrazione)." = annulled
