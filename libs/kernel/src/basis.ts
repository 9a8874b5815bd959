/** Where a rule stands: a clause id ("LA-3.1.d") or an instrument and article ("NĐ 224/2026 Điều 11.4"). */
export type Basis = string;
