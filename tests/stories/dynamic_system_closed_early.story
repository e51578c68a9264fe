from dynamic_system_closed after activate_system
2026-03-02T10:00 director/tre close_system closing_act={"number":"120","day":"2026-03-02"} early_closing_reasons="Adesione a una convenzione regionale (dimostrazione)." = closed
