import { SITE_KIND_READER } from '@cong-tinh/regulation';
import { Global, Module } from '@nestjs/common';
import { AddressCheckRepository } from './addresses/address-check.repository.js';
import { AddressChecks } from './addresses/address-checks.job.js';
import { DnsResolver, HOST_RESOLVER } from './addresses/host-resolver.js';
import { AddressesController } from './addresses/http/addresses.controller.js';
import { ComplianceController } from './compliance/http/compliance.controller.js';
import { DecideReportAction } from './compliance/decide-report.action.js';
import { DomainNoticeRepository } from './compliance/domain-notice.repository.js';
import { NoticeHostAction } from './compliance/notice-host.action.js';
import { ReportHostsAction } from './compliance/report-hosts.action.js';
import { CommitteeDecisions } from './decisions/committee-decisions.js';
import { DecisionRepository } from './decisions/decision.repository.js';
import { DomainDecisions } from './decisions/domain-decisions.js';
import { AddAliasAction } from './domains/add-alias.action.js';
import { AliasJudge } from './domains/alias-judge.js';
import { DomainRepository } from './domains/domain.repository.js';
import { GrantDomainAction } from './domains/grant-domain.action.js';
import { HostGrants } from './domains/host-grants.js';
import { DomainsController } from './domains/http/domains.controller.js';
import { ReplaceHostAction } from './domains/replace-host.action.js';
import { RetireAliasAction } from './domains/retire-alias.action.js';
import { HostSpaces } from './hosts/host-spaces.js';
import { HostProposalsController } from './hosts/http/host-proposals.controller.js';
import { BatchRepository } from './provisioning/batch.repository.js';
import { BatchService } from './provisioning/batch.service.js';
import { GrantBatchAction } from './provisioning/grant-batch.action.js';
import { ProvisioningController } from './provisioning/http/provisioning.controller.js';
import { PrepareBatchAction } from './provisioning/prepare-batch.action.js';
import { Provisioning } from './provisioning/provisioning.service.js';
import { ResumeBatchAction } from './provisioning/resume-batch.action.js';
import { RunBatchAction } from './provisioning/run-batch.action.js';
import { RunBatchJob } from './provisioning/run-batch.job.js';
import { SiteBuilder } from './provisioning/site-builder.js';
import { SiteFurnisher } from './provisioning/site-furnisher.js';
import { DecideSiteAction } from './requests/decide-site.action.js';
import { GiveOpinionAction } from './requests/give-opinion.action.js';
import { SiteRequestsController } from './requests/http/requests.controller.js';
import { RequestSiteAction } from './requests/request-site.action.js';
import { SiteRequestRepository } from './requests/site-request.repository.js';
import { SiteRequestService } from './requests/site-request.service.js';
import { TenancyRules } from './rules/tenancy-rules.js';
import { ActivateSiteAction } from './sites/activate-site.action.js';
import { ActivationDemands } from './sites/activation-demands.js';
import { DescribeSiteAction } from './sites/describe-site.action.js';
import { ProvinceSitesController } from './sites/http/province-sites.controller.js';
import { SiteController } from './sites/http/site.controller.js';
import { ResumeSiteAction } from './sites/resume-site.action.js';
import { SiteChronicle } from './sites/site-chronicle.js';
import { SiteDetails } from './sites/site-details.js';
import { SiteFollowing } from './sites/site-following.js';
import { SiteNaming } from './sites/site-naming.js';
import { SiteParticulars } from './sites/site-particulars.js';
import { SiteRepository } from './sites/site.repository.js';
import { SiteShellReader } from './sites/site-shell.reader.js';
import { Sites } from './sites/sites.service.js';
import { SuspendSiteAction } from './sites/suspend-site.action.js';
import { SuspensionRepository } from './sites/suspension.repository.js';
import './tenancy.permissions.js';
import { AddUnitAction } from './units/add-unit.action.js';
import { ChangeUnitAction } from './units/change-unit.action.js';
import { UnitsController } from './units/http/units.controller.js';
import { LoadUnitsAction } from './units/load-units.action.js';
import { UnitHistories } from './units/unit-histories.js';
import { UnitRegistry } from './units/unit-registry.js';
import { UnitRepository } from './units/unit.repository.js';
import { UnitLines } from './units/unit-lines.js';
import { UnitService } from './units/unit.service.js';

const repositories = [
  UnitRepository,
  SiteRepository,
  DomainRepository,
  DecisionRepository,
  SiteRequestRepository,
  SuspensionRepository,
  BatchRepository,
  DomainNoticeRepository,
];

const services = [
  TenancyRules,
  UnitService,
  Sites,
  SiteDetails,
  UnitLines,
  SiteNaming,
  SiteParticulars,
  SiteShellReader,
  SiteChronicle,
  ActivationDemands,
  CommitteeDecisions,
  DomainDecisions,
  HostSpaces,
  HostGrants,
  AliasJudge,
  SiteRequestService,
  BatchService,
  SiteFurnisher,
  SiteBuilder,
  Provisioning,
  RunBatchJob,
  UnitRegistry,
  UnitHistories,
  SiteFollowing,
  AddressCheckRepository,
  AddressChecks,
];

const actions = [
  LoadUnitsAction,
  AddUnitAction,
  ChangeUnitAction,
  RequestSiteAction,
  GiveOpinionAction,
  DecideSiteAction,
  GrantDomainAction,
  ActivateSiteAction,
  DescribeSiteAction,
  SuspendSiteAction,
  ResumeSiteAction,
  ReplaceHostAction,
  AddAliasAction,
  RetireAliasAction,
  NoticeHostAction,
  ReportHostsAction,
  DecideReportAction,
  PrepareBatchAction,
  GrantBatchAction,
  RunBatchAction,
  ResumeBatchAction,
];

/** Units, sites, hosts and provisioning. The application also imports `TenancyBindings`. */
@Global()
@Module({
  providers: [
    ...repositories,
    ...services,
    ...actions,
    { provide: SITE_KIND_READER, useExisting: Sites },
    { provide: HOST_RESOLVER, useFactory: () => new DnsResolver() },
  ],
  controllers: [
    UnitsController,
    ProvinceSitesController,
    SiteController,
    HostProposalsController,
    SiteRequestsController,
    ProvisioningController,
    ComplianceController,
    AddressesController,
    DomainsController,
  ],
  exports: [
    Sites,
    UnitService,
    Provisioning,
    LoadUnitsAction,
    ActivateSiteAction,
    SuspendSiteAction,
    ResumeSiteAction,
    SiteShellReader,
    SITE_KIND_READER,
  ],
})
export class TenancyModule {}
