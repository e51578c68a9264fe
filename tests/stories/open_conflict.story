# Chi ha un conflitto di interessi si astiene; lo sostituisce un altro, che dichiara di non averne.
from open_concluded before transmit_notice
2026-01-28T09:35 sua_rup/quattro declare_conflicts conflict_statement={"answer":true,"reasons":"Un parente lavora per un'impresa interessata (dimostrazione)."} = preparation
2026-01-28T09:40 sua_rup/quattro transmit_notice eu_notice=DIMO-TED-0031 ! conflicts_declared
> says si deve astenere
2026-01-28T10:00 director/tre appoint_sua_rup sua_rup=@quindici sua_rup_act={"number":"65","day":"2026-01-28"} = preparation
2026-01-28T10:10 sua_rup/quindici transmit_notice eu_notice=DIMO-TED-0031 ! conflicts_declared
> says non ha ancora dichiarato
2026-01-28T10:20 sua_rup/quindici declare_conflicts conflict_statement={"answer":false,"reasons":"Nessun interesse (dimostrazione)."} = preparation
2026-01-28T10:30 sua_rup/quindici transmit_notice eu_notice=DIMO-TED-0031 = transmitted
