export type UnitKind = 'province' | 'department' | 'district' | 'commune' | 'assembly' | 'other';
export type SiteState = 'requested' | 'refused' | 'approved' | 'active' | 'suspended';
export type SeatKind = 'unitHead' | 'head' | 'deputy' | 'member' | 'support' | 'editor' | 'contributor' | 'contentUnit' | 'uploader';
export type ProvinceRole = 'webmaster' | 'domainManager' | 'standardsOfficer' | 'securityInspector';

export interface Page<T> {
  items: T[];
  next: string | null;
}

export interface MySite {
  id: string;
  name: string;
  host: string | null;
  kind: UnitKind;
  state: SiteState;
  seats: { id: string; kind: SeatKind; position: string; sector: string | null; validFrom: string; validTo: string | null }[];
}

export interface Me {
  account: { id: string; name: string; email: string | null };
  csrfToken: string;
  sites: MySite[];
  roles: ProvinceRole[];
  permissions: string[];
  permissionsBySite: Record<string, string[]>;
  mode: 'full' | 'read-only';
  readOnlySince?: string | null;
  stepUpUntil?: string | null;
}

export interface Clause {
  id: string;
  place: string;
  subject: string;
  mark: string | null;
  regulation: {
    id: string;
    number: string | null;
    title: string;
    issuer: string;
    issuedOn: string | null;
    effectiveFrom: string | null;
    effectiveTo: string | null;
    replacedBy: string | null;
    note: string | null;
  };
}

export interface ChainStepView {
  key: string;
  label: string;
  who?: string | null;
  at?: string | null;
  delegation?: string | null;
  basis: string;
}

export type QueueTask = 'sign' | 'classify' | 'publish' | 'revise';

export interface QueueItem {
  task: QueueTask;
  siteId: string;
  kind: string;
  id: string;
  title: string;
  stateLabel: string;
  from: string;
  since: string;
}

export interface UnitView {
  id: string;
  code: string;
  kind: UnitKind;
  type: string;
  name: string;
  fullName: string;
  shortName: string | null;
  parentId: string | null;
  siteId: string | null;
  validFrom: string;
  validTo: string | null;
}

export interface SiteSummary {
  id: string;
  unitId: string;
  kind: UnitKind;
  /** "Trang thông tin điện tử xã Thanh Phú" */
  name: string;
  unitName: string;
  parentName: string | null;
  state: SiteState;
  stateLabel: string;
  host: string | null;
  /** What a browser opens. */
  address: string | null;
  activatedOn: string | null;
  demonstration: boolean;
}

export interface DecisionView {
  id: string;
  number: string;
  decidedOn: string;
  issuer: string;
  summary: string;
  demonstration: boolean;
}

export type DomainRole = 'canonical' | 'alias' | 'retired';
export type Compliance = 'compliant' | 'non_compliant';

export interface SiteDomain {
  id: string;
  host: string;
  role: DomainRole;
  compliance: Compliance;
  complianceNote: string | null;
  basis: string;
  grantedOn: string | null;
  decision: DecisionView | null;
}

export interface DomainView extends SiteDomain {
  siteId: string;
  siteName: string;
  regime: string | null;
  validFrom: string;
  validTo: string | null;
}

export interface DomainReport {
  id: string;
  number: string;
  reportedOn: string;
  outcome: string | null;
}

export interface NonCompliantView {
  domainId: string;
  siteId: string;
  siteName: string;
  host: string;
  fault: string;
  since: string;
  stage: 'noticed' | 'reported' | 'decided' | null;
  stageLabel: string;
  noticeNumber: string | null;
  noticedOn: string | null;
  report: DomainReport | null;
}

export interface SiteFact {
  code: string;
  label: string;
  value: string | null;
  required: boolean;
}

export interface Head {
  name: string;
  position: string;
}

export interface Suspension {
  ground: 'decision' | 'technical';
  reason: string;
  since: string;
  suspendedBy: string;
  endedAt: string | null;
  endReason: string | null;
}

export interface SiteDetail extends SiteSummary {
  unitCode: string;
  head: Head | null;
  facts: SiteFact[];
  factsBasis: string;
  decision: DecisionView | null;
  levels: { unitId: string; kind: UnitKind; unitName: string; siteId: string | null; host: string | null }[];
  domains: SiteDomain[];
  suspensions: Suspension[];
}

export interface Particulars {
  head?: Head;
  facts?: Record<string, string>;
}

export interface HostWarning {
  code: string;
  message: string;
  basis: string | null;
  units: { id: string; code: string; fullName: string }[];
}

export interface HostProposal {
  host: string;
  address: string;
  form: string;
  recommended: boolean;
  available: boolean;
  reason: string;
  basis: string;
  warnings: HostWarning[];
}

export interface HostVerdict {
  host: string;
  lawful: boolean;
  fault: string | null;
  message: string | null;
  basis: string;
  suggestions: string[];
}

export interface HostProposals {
  unitId: string;
  unitName: string;
  on: string;
  regime: { code: string; label: string; basis: string; source: string; ruleId: string };
  outcome: string;
  sentence: string;
  basis: string;
  proposals: HostProposal[];
  verdict: HostVerdict | null;
}

export type RequestState = 'submitted' | 'examined' | 'approved' | 'refused' | 'granted' | 'activated';
export type Opinion = 'agree' | 'agree_with_conditions' | 'disagree';

export interface SiteRequestView {
  id: string;
  siteId: string;
  siteName: string;
  siteState: SiteState;
  unitId: string;
  state: RequestState;
  stateLabel: string;
  documentNumber: string;
  documentDate: string;
  reason: string;
  wantedHost: string | null;
  submittedBy: string;
  submittedAt: string;
  opinion: { verdict: Opinion; note: string | null; by: string; at: string } | null;
  decision: DecisionView | null;
  host: string | null;
}

export type BatchItemState = 'waiting' | 'ready' | 'done' | 'blocked';

export interface BatchItem {
  unitId: string;
  unitName: string;
  state: BatchItemState;
  stateLabel: string;
  host: string | null;
  siteId: string | null;
  code: string | null;
  reason: string | null;
  suggestions: string[];
}

export interface BatchSummary {
  id: string;
  decision: DecisionView;
  opinionNumber: string | null;
  opinionDate: string | null;
  state: string;
  stateLabel: string;
  counts: { total: number; waiting: number; ready: number; done: number; blocked: number };
  preparedBy: string;
  preparedAt: string;
  startedAt: string | null;
  finishedAt: string | null;
}

export interface BatchView extends BatchSummary {
  report: BatchItem[];
}

export interface BatchProposal {
  unitId: string;
  unitName: string;
  outcome: string;
  sentence: string;
  host: string | null;
  suggestions: string[];
  basis: string;
}

export interface SeatView {
  id: string;
  accountId: string;
  accountName: string;
  kind: SeatKind;
  position: string;
  unitName: string | null;
  sector: string | null;
  decisionNumber: string;
  decisionDate: string;
  decidedBy: string;
  validFrom: string;
  validTo: string | null;
}

export interface BoardDecision {
  id: string;
  state: 'draft' | 'active' | 'ended';
  stateLabel: string;
  decisionNumber: string | null;
  decisionDate: string | null;
  decidedBy: string | null;
  validFrom: string | null;
  validTo: string | null;
}

export interface BoardView {
  hasOwnBoard: boolean;
  decidedByLabel: string;
  basis: string;
  board: BoardDecision | null;
  former: BoardDecision[];
  seats: {
    seatId: string;
    kind: string;
    accountId: string;
    accountName: string;
    position: string;
    unitId: string | null;
    sector: string | null;
  }[];
  composition: {
    members: number;
    heads: number;
    deputies: number;
    leastMembers: number | null;
    mostMembers: number | null;
    faults: { code: string; message: string }[];
    notes: string[];
  };
}

export interface DelegationView {
  id: string;
  fromAccountId: string;
  fromName: string;
  toAccountId: string;
  toName: string;
  instrumentNumber: string;
  instrumentDate: string;
  scope: string;
  sector: string | null;
  validFrom: string;
  validTo: string;
  revokedAt: string | null;
  state: 'active' | 'upcoming' | 'ended' | 'revoked';
}

export interface CategoryView {
  id: string;
  slug: string;
  name: string;
  path: string;
  mandatory: boolean;
  basis: string;
  open: boolean;
}

export type ArticleState = 'draft' | 'in_approval' | 'returned' | 'approved' | 'published' | 'withdrawn';

export interface ArticleSummary {
  id: string;
  title: string;
  state: ArticleState;
  categoryId: string;
  categoryName: string;
  authorId: string;
  authorName: string;
  updatedAt: string;
  publishedAt: string | null;
  version: number;
}

export interface ArticleContent {
  title: string;
  summary: string;
  body: string;
  categoryId: string;
  genre: string | null;
  source: string;
  author: string;
}

export interface SignatureView {
  stage: string;
  stageLabel: string;
  by: string;
  position: string;
  at: string;
  delegation: string | null;
  verdicts: Partial<Record<Verdict, string>>;
}

export type Verdict = 'content' | 'form' | 'dosage';

/** Under which delegation somebody acts. */
export interface DelegationNote {
  instrument: string;
  fromName: string;
  validFrom: string;
  validTo: string;
}

export interface ApprovalView {
  id: string;
  state: 'pending' | 'granted' | 'refused' | 'voided';
  contentHash: string;
  versionNumber: number;
  routeLabel: string;
  steps: ChainStepView[];
  at: number;
  verdicts: Verdict[];
  signatures: SignatureView[];
  checklist: { key: string; text: string; met: boolean; basis: string | null }[];
  refusal: { ground: string; groundNumber: number; note: string; by: string; at: string } | null;
  maySign: { allowed: boolean; because: string | null; basis: string | null; delegation?: DelegationNote | null };
  mayPublish: { allowed: boolean; because: string | null; basis: string | null };
  submittedAt: string;
  submittedBy: string;
}

export interface ArticleDetail extends ArticleSummary, ArticleContent {
  slug: string;
  address: string | null;
  approval: ApprovalView | null;
  withdrawal: { ground: string; publicReason: string; by: string; at: string } | null;
}

export interface ArticleVersionView extends ArticleContent {
  version: number;
  savedBy: string;
  savedAt: string;
  contentHash: string;
  signedAt: string | null;
  publishedAt: string | null;
}

export interface AuditPage {
  items: AuditEntry[];
  /** Number of the last line shown. */
  next: number | null;
}

export interface AuditEntry {
  sequence: number;
  at: string;
  action: string;
  outcome: string;
  actor: { kind: string; id: string | null; name: string };
  subject: { kind: string; id: string; label: string | null };
  basis: string | null;
  details: Record<string, unknown> | null;
  address: string | null;
  requestId: string;
  hash: string;
  previousHash: string;
}

export type CalendarDayKind = 'holiday' | 'compensatory' | 'swapOff' | 'swapWork';

export interface CalendarDay {
  date: string;
  kind: CalendarDayKind;
  name: string;
  source: string;
  certainty: string;
}

export interface CalendarYear {
  year: number;
  revision: number;
  announced: boolean;
  source: string | null;
  days: CalendarDay[];
}

export interface DeadlineAnswer {
  due: string;
  basis: string;
  trace: { date: string; counted: boolean; n?: number; why: string }[];
  warnings: { code: string; year: number; message: string }[];
}

/** A rule as it holds on a site on a day. */
export interface RuleView {
  key: string;
  label: string;
  value: unknown;
  basis: string;
  source: string;
}

export interface ComplianceChecklist {
  version: number;
  items: { code: string; label: string; basis: string }[];
}

export interface RefusalGround {
  code: string;
  order: number;
  label: string;
  needsDuplicate: boolean;
  conceals: boolean;
}

export interface WithdrawalGround {
  code: string;
  label: string;
  publicReason: string;
}

/** Values of the rules that screens are drawn from. */
export interface RuleValues {
  'article.checklist': ComplianceChecklist;
  'article.genres': { genres: { code: string; label: string }[] };
  'approval.refusalGrounds': { needsNote: boolean; grounds: RefusalGround[] };
  'approval.withdrawal': { seats: SeatKind[]; grounds: WithdrawalGround[] };
}

export interface AccountRole {
  id: string;
  role: ProvinceRole;
  decisionNumber: string;
  decisionDate: string;
  decidedBy: string;
  validFrom: string;
  validTo: string | null;
}

export interface AccountView {
  id: string;
  kind: string;
  state: 'invited' | 'active' | 'closed';
  name: string;
  email: string | null;
  roles: ProvinceRole[];
  grants: AccountRole[];
  lastSignInAt: string | null;
}

export interface BreakGlassView {
  id: string;
  accountId: string;
  accountName: string;
  reason: string;
  openedAt: string;
  validTo: string;
  limitBasis: string;
}
