import { App } from 'antd';
import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { usePublishArticle, useSignArticle } from '../../api/hooks/articles';
import { ApiError } from '../../api/problem';
import { type Verdict } from '../../api/types';
import { useKeptState } from '../../drafts/form-draft';
import { to } from '../../shell/paths';
import { useNarrow } from '../../theme/use-media';
import { Instant, Notice, PageHeader, Panel, ProblemNotice, SigningSteps, StatusTag } from '../../ui';
import { ARTICLE_STATES } from '../../words/articles';
import { chainSteps } from '../articles/chain-steps';
import { ComplianceList } from './compliance-list';
import { RefuseDialog } from './refuse-dialog';
import { SignActions } from './sign-actions';
import { SignedText } from './signed-text';
import { type SigningProps } from './signing-screen';
import { type Judgement, VerdictPanel } from './verdict-panel';
import './signing.css';

type Judgements = Partial<Record<Verdict, Judgement>>;
const NONE: Judgements = {};

/** What is signed, what it says of itself, and the signer's verdicts. Basis: LA-9.4.a */
export function Signing({ site, article, approval }: SigningProps) {
  const { message } = App.useApp();
  const narrow = useNarrow();
  const cache = useQueryClient();
  const [judgements, setJudgements, clearJudgements] = useKeptState<Judgements>(`sign:${approval.id}`, NONE);
  const [refusing, setRefusing] = useState(false);
  const sign = useSignArticle(site, article.id);
  const publish = usePublishArticle(site, article.id);
  const pending = approval.state === 'pending';
  const error = sign.error ?? publish.error;
  const changed = error instanceof ApiError && error.status === 409;
  const reload = () => void cache.invalidateQueries({ queryKey: ['article', site, article.id] });

  const signNow = () =>
    sign.mutate(
      { contentHash: approval.contentHash, verdicts: Object.fromEntries(approval.verdicts.map((verdict) => [verdict, 'pass' as const])) },
      {
        onSuccess: () => {
          clearJudgements();
          void message.success('Đã ký');
        },
      },
    );
  const publishNow = () =>
    publish.mutate({ contentHash: approval.contentHash }, { onSuccess: () => void message.success('Đã đăng; người dân đọc được ngay') });

  const actions = (
    <SignActions
      article={article}
      approval={approval}
      judgements={judgements}
      busy={sign.isPending || publish.isPending}
      onSign={signNow}
      onPublish={publishNow}
      onRefuse={() => setRefusing(true)}
    />
  );
  const delegation = approval.maySign.delegation;
  const done = approval.verdicts.filter((verdict) => judgements[verdict]).length;
  return (
    <div className="with-foot-bar">
      <PageHeader
        crumbs={[{ label: 'Ký duyệt', to: to.signing(site) }, { label: 'Xem và ký' }]}
        title={article.title}
        summary={
          <span className="summary-flow">
            <StatusTag tone={ARTICLE_STATES[article.state].tone}>{ARTICLE_STATES[article.state].label}</StatusTag>
            <span>{article.categoryName}</span>
            <span>Soạn: {article.authorName}</span>
            <span>
              Trình <Instant value={approval.submittedAt} />
            </span>
          </span>
        }
      />
      {error && (
        <ProblemNotice error={error} retry={changed ? reload : undefined}>
          {changed && <div>Nội dung hoặc bước ký đã đổi từ khi bạn mở màn hình này. Hãy tải lại và xem lại trước khi ký.</div>}
        </ProblemNotice>
      )}
      <div className="two-columns signing">
        <div>
          <SignedText site={site} article={article} approval={approval} />
          <Panel title="Chuỗi ký" extra={<span className="hint">{approval.routeLabel}</span>} className="chain-panel">
            <SigningSteps {...chainSteps(approval)} />
          </Panel>
        </div>
        <div>
          {pending && (
            <VerdictPanel
              verdicts={approval.verdicts}
              value={judgements}
              onChange={(verdict, judgement) => setJudgements({ ...judgements, [verdict]: judgement })}
            />
          )}
          <ComplianceList site={site} article={article} approval={approval} />
          {delegation && (
            <Notice tone="info" title="Bạn ký theo ủy quyền">
              {delegation.fromName} ủy quyền theo {delegation.instrument}, từ <Instant value={delegation.validFrom} /> đến{' '}
              <Instant value={delegation.validTo} />. Ủy quyền được kiểm tra ngay lúc ký.
            </Notice>
          )}
          {pending && approval.maySign.allowed && (
            <Notice tone="mute" title="Ký cần xác nhận lại danh tính">
              Nếu lần xác nhận gần nhất đã quá hạn, bạn được đưa sang bước xác nhận thứ hai rồi trở lại đây. Kết luận đã chọn được giữ
              nguyên.
            </Notice>
          )}
          {!narrow && <div className="sign-actions">{actions}</div>}
        </div>
      </div>
      {narrow && (
        <div className="foot-bar">
          {pending && (
            <span className="progress" role="status">
              {done}/{approval.verdicts.length} kết luận
            </span>
          )}
          {actions}
        </div>
      )}
      {refusing && <RefuseDialog site={site} article={article} onClose={() => setRefusing(false)} />}
    </div>
  );
}
