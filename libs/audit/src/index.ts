export { AuditAnchor } from './audit-anchor.js';
export type { AuditEntry, AuditOutcome, AuditReport } from './audit-entry.js';
export { AuditVerifier, type ChainFault, type ChainHead, type VerificationReport } from './audit-verifier.js';
export { AuditModule } from './audit.module.js';
export { Audit } from './audit.service.js';
export { type Refusal, Refusals } from './refusals.js';
export { readPlatformAudit, readSiteAudit } from './audit.permissions.js';
