/** Kinds of facilities people walk to, codes of YDYH2023; their words are `tools.facility.<code>`. */
export const FACILITY_KINDS = ['080403', '080404', '080601', '080602', '080701', '1401', '120802', '120803'] as const;
