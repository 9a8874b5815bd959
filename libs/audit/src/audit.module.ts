import { Global, Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { AuditAnchor } from './audit-anchor.js';
import { AuditVerifier } from './audit-verifier.js';
import { AuditRepository } from './audit.repository.js';
import { Audit } from './audit.service.js';
import { AuditRefusals } from './http/audit-refusals.interceptor.js';
import { AuditController } from './http/audit.controller.js';
import { Refusals } from './refusals.js';

@Global()
@Module({
  providers: [Audit, AuditRepository, AuditVerifier, AuditAnchor, Refusals, { provide: APP_INTERCEPTOR, useClass: AuditRefusals }],
  controllers: [AuditController],
  exports: [Audit, AuditVerifier, AuditAnchor, Refusals],
})
export class AuditModule {}
