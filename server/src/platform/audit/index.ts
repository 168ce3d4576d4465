export { appendAuditEntriesInTrx, appendAuditInTrx } from './append-audit.ts';
export type { AuditEntry, AuditFact } from './audit-entry.ts';
export { startAuditSealer } from './audit-sealer.ts';
export { sealAudit } from './seal-audit.ts';
export type { AuditProblem, AuditReport } from './verify-audit.ts';
export { verifyAudit } from './verify-audit.ts';
