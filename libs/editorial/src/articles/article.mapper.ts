import { type Approval, approvalStates, type ApprovalView, type Signature, type StageView } from '@cong-tinh/approval';
import { SEAT_LABELS } from '@cong-tinh/identity';
import type { RefusalGround, SeatKind } from '@cong-tinh/regulation';
import type {
  ApprovalDto,
  ArticleResponse,
  ArticlesResponse,
  ArticleSummaryDto,
  ArticleTextDto,
  ArticleVersionsResponse,
  RefusalDto,
  SignatureDto,
  StageDto,
} from './dto/article.responses.js';
import type { ArticleListing, ArticleView } from './article.service.js';
import type { ArticleVersion } from './article-version.entity.js';
import { type Article, contentHash, pathOf } from './article.entity.js';
import { articleStates } from './article.states.js';

/** What stands in place of a title that must not be known. Basis: LA-9.5 */
const CONCEALED = 'Nội dung hạn chế';

export const toSummary = (article: Article, showsTitle: boolean): ArticleSummaryDto => ({
  id: article.id,
  title: showsTitle ? article.title : CONCEALED,
  state: article.state,
  stateLabel: articleStates.label(article.state),
  category: article.category,
  genre: article.genre,
  authorName: article.authorName,
  currentVersion: article.currentVersion,
  liveVersion: article.liveVersion,
  restricted: article.restricted,
  updatedAt: article.updatedAt.toISOString(),
});

export const toListing = ({ articles, next }: ArticleListing): ArticlesResponse => ({
  items: articles.map(({ article, showsTitle }) => toSummary(article, showsTitle)),
  next,
});

export const toText = (article: Pick<Article, 'siteId' | 'id'>, version: ArticleVersion): ArticleTextDto => ({
  number: version.number,
  slug: version.slug,
  title: version.title,
  summary: version.summary,
  body: version.body,
  category: version.category,
  featured: version.featured,
  office: version.office,
  byline: version.byline,
  origin: version.origin,
  source: version.source,
  sourceAuthor: version.sourceAuthor,
  sourceUrl: version.sourceUrl,
  image: version.image && { ...version.image },
  contentHash: contentHash(article, version),
  changeNote: version.changeNote,
  editedByName: version.editedByName,
  createdAt: version.createdAt.toISOString(),
});

export const toVersions = ({ article, versions }: { article: Article; versions: readonly ArticleVersion[] }): ArticleVersionsResponse => ({
  items: versions.map(({ number, title, changeNote, editedByName, createdAt }) => ({
    number,
    title,
    changeNote,
    editedByName,
    createdAt: createdAt.toISOString(),
    live: number === article.liveVersion,
  })),
});

export function toArticle(view: ArticleView): ArticleResponse {
  const { article, version, approval, route } = view;
  return {
    ...toSummary(article, version !== null),
    authorId: article.authorId,
    classifiedByName: article.classifiedByName,
    createdAt: article.createdAt.toISOString(),
    path: pathOf(article),
    livePath: view.livePath,
    text: version && toText(article, version),
    approval: approval && toApproval(approval, view.refusalGround, version !== null),
    withdrawal: view.withdrawal && { ...view.withdrawal, withdrawnAt: view.withdrawal.withdrawnAt.toISOString() },
    submitsTo: view.submitsToBoard ? 'board' : 'contentUnit',
    submitDemands: view.submitsToBoard ? [...(route.submit.demands ?? [])] : [],
    may: { ...view.may },
  };
}

function toApproval({ approval, stages, refusal }: ApprovalView, ground: RefusalGround | null, showsText: boolean): ApprovalDto {
  return {
    ...about(approval),
    stages: stages.map(toStage),
    refusal: refusal && toRefusal(refusal, ground, showsText),
  };
}

const about = (approval: Approval) => ({
  id: approval.id,
  state: approval.state,
  stateLabel: approvalStates.label(approval.state),
  route: approval.route.key,
  routeLabel: approval.route.label,
  basis: approval.ruleBasis,
  contentHash: approval.contentHash,
  checklistVersion: approval.checklistVersion,
  submittedByName: approval.submittedByName,
  submittedAt: approval.submittedAt.toISOString(),
});

const toStage = ({ key, label, basis, need, verdicts, demands, state, signatures }: StageView): StageDto => ({
  key,
  label,
  basis,
  need,
  verdicts: [...verdicts],
  demands: [...demands],
  state,
  signatures: signatures.map(toSignature),
});

const toSignature = ({ accountName, seatKind, position, delegationId, signedAt }: Signature): SignatureDto => ({
  name: accountName,
  seat: SEAT_LABELS[seatKind as SeatKind],
  position,
  delegated: delegationId !== null,
  signedAt: signedAt.toISOString(),
});

/** A note on what must not be known may repeat it. */
const toRefusal = (refusal: NonNullable<ApprovalView['refusal']>, ground: RefusalGround | null, showsText: boolean): RefusalDto => ({
  ground: refusal.ground,
  groundNumber: refusal.groundNumber,
  groundLabel: ground?.label ?? refusal.ground,
  note: showsText ? refusal.note : null,
  duplicateOfId: refusal.duplicateOfId,
  recheckOn: refusal.recheckOn,
  refusedByName: refusal.refusedByName,
  refusedAt: refusal.refusedAt.toISOString(),
});
