import { present, read } from '../../shared/inspection/address-words.ts';

export const COMPLAINT_STATUSES = ['received', 'looked-into', 'answered'] as const;
export const REPORT_STATUSES = ['received', 'passed-on', 'checked', 'answered'] as const;

export interface ComplaintsSearch {
  status?: (typeof COMPLAINT_STATUSES)[number];
}
export interface ReportsSearch {
  status?: (typeof REPORT_STATUSES)[number];
}

export function parseComplaintsSearch({ status }: Record<string, unknown>): ComplaintsSearch {
  return present<ComplaintsSearch>({ status: read.oneOf(COMPLAINT_STATUSES, status) });
}

export function parseReportsSearch({ status }: Record<string, unknown>): ReportsSearch {
  return present<ReportsSearch>({ status: read.oneOf(REPORT_STATUSES, status) });
}
