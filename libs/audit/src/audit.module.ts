import { Global, Module } from '@nestjs/common';
import { AuditAnchor } from './audit-anchor.js';
import { AuditVerifier } from './audit-verifier.js';
import { AuditRepository } from './audit.repository.js';
import { Audit } from './audit.service.js';
import { AuditController } from './http/audit.controller.js';

@Global()
@Module({
  providers: [Audit, AuditRepository, AuditVerifier, AuditAnchor],
  controllers: [AuditController],
  exports: [Audit, AuditVerifier, AuditAnchor],
})
export class AuditModule {}
