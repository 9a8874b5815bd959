import { type components } from './schema';

/** The API's shapes under the names the screens use; all of them come from the server's own description. */
type Schemas = components['schemas'];

export interface Page<T> {
  items: T[];
  next: string | null;
}

export type Me = Schemas['Me'];
export type MySite = Schemas['MySite'];
export type UnitKind = MySite['kind'];
export type SiteState = MySite['state'];
export type SeatKind = Schemas['MySeat']['kind'];
export type ProvinceRole = Me['roles'][number];

export type NoticeChoice = Schemas['NoticeChoiceView'];

export type QueueItem = Schemas['QueueItemDto'];
export type QueueTask = QueueItem['task'];

export type UnitView = Schemas['UnitView'];
export type SiteSummary = Schemas['ListedSiteView'];
export type UnitHistory = Schemas['UnitHistory'];
export type UnitVersionView = Schemas['UnitVersionView'];
export type NewUnit = Schemas['NewUnitBody'];
export type UnitVersionInput = Schemas['UnitVersionBody'];
export type SiteDetail = Schemas['SiteDetail'];
export type SiteDomain = Schemas['SiteDomainView'];
export type Particulars = Schemas['ParticularsBody'];
export type DecisionInput = Schemas['DecisionBody'];
export type SuspensionInput = Schemas['SuspensionBody'];
export type ResumptionInput = Schemas['ResumptionBody'];
export type GrantInput = Schemas['GrantBody'];

export type DomainView = Schemas['DomainView'];
export type DomainRole = DomainView['role'];
export type Compliance = DomainView['compliance'];
export type DomainReport = Schemas['ReportView'];
export type NonCompliantView = Schemas['NonCompliantView'];
export type AliasInput = Schemas['AliasBody'];
export type NoticeInput = Schemas['NoticeBody'];

export type HostProposal = Schemas['HostProposalView'];
export type HostProposals = Schemas['HostProposalsView'];

export type SiteRequestView = Schemas['SiteRequestView'];
export type RequestState = SiteRequestView['state'];
export type Opinion = Schemas['OpinionView']['verdict'];
export type NewRequest = Schemas['RequestBody'];

export type BatchSummary = Schemas['BatchView'];
export type BatchView = Schemas['BatchDetail'];
export type BatchItem = Schemas['BatchItemView'];
export type BatchItemState = BatchItem['state'];
export type BatchProposal = Schemas['BatchProposalView'];
export type BatchGrantInput = Schemas['BatchGrantBody'];
export type NewBatch = Schemas['BatchBody'];

export type BoardView = Schemas['BoardResponse'];
export type BoardDecisionInput = Schemas['BoardDecisionBody'];
export type SeatView = Schemas['SeatView'];
export type SeatInput = Schemas['AssignSeatBody'];
export type EndSeatInput = Schemas['EndSeatBody'];
export type DelegationView = Schemas['DelegationView'];
export type DelegationInput = Schemas['GiveDelegationBody'];
export type BreakGlassView = Schemas['BreakGlassView'];

export type CategoryView = Schemas['CategoryDto'];
export type ArticleSummary = Schemas['ArticleSummaryDto'];
export type ArticleState = ArticleSummary['state'];
export type ArticleDetail = Schemas['ArticleResponse'];
export type ArticleText = Schemas['ArticleTextDto'];
export type ArticleImage = Schemas['ArticleImageDto'];
export type ArticleVersionView = Schemas['ArticleVersionDto'];
export type ApprovalView = Schemas['ApprovalDto'];
export type StageView = Schemas['StageDto'];
export type SignatureView = Schemas['SignatureDto'];
export type RefusalView = Schemas['RefusalDto'];
export type ArticleInput = Schemas['CreateArticleBody'];
export type SubmissionInput = Schemas['SubmissionBody'];
export type SignatureInput = Schemas['SignatureBody'];
export type RefusalInput = Schemas['RefusalBody'];
export type WithdrawalView = Schemas['WithdrawalDto'];
export type WithdrawalInput = Schemas['WithdrawalBody'];
export type Verdict = keyof Schemas['VerdictsBody'];
export type Demand = NonNullable<SubmissionInput['confirms']>[number];

export type AuditPage = Schemas['AuditPage'];
export type AuditEntry = Schemas['AuditEntryView'];

export type Clause = Schemas['ClauseResponse'];
export type CalendarYear = Schemas['CalendarYearResponse'];
export type CalendarDay = Schemas['CalendarDayDto'];
export type CalendarDayKind = CalendarDay['kind'];
export type CalendarEdit = Schemas['CalendarYearBody'];
export type DeadlineQuestion = Schemas['DeadlineBody'];
export type DeadlineAnswer = Schemas['DeadlineResponse'];

export type AccountView = Schemas['AccountView'];
export type AccountRole = Schemas['AccountRoleView'];
export type RoleInput = Schemas['GrantRoleBody'];
export type EndRoleInput = Schemas['EndRoleBody'];
