import { App } from 'antd';
import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { act } from '../../api/act';
import { usePublishArticle, useSignArticle } from '../../api/hooks/articles';
import { ApiError } from '../../api/problem';
import { type Verdict } from '../../api/types';
import { useKeptState } from '../../drafts/form-draft';
import { to } from '../../shell/paths';
import { useNarrow } from '../../theme/use-media';
import { Instant, Notice, PageHeader, Panel, ProblemNotice, SigningSteps, StatusTag } from '../../ui';
import { ARTICLE_TONES, isConfirmation, isVerdict } from '../../words/articles';
import { chainSteps } from '../articles/chain-steps';
import { RefusalNotice } from '../articles/refusal-notice';
import { ComplianceList } from './compliance-list';
import { RefuseDialog } from './refuse-dialog';
import { SignActions } from './sign-actions';
import { SignedText } from './signed-text';
import { type SigningProps } from './signing-screen';
import { type Judgement, VerdictPanel } from './verdict-panel';
import './signing.css';

/** A signer's verdicts and what he confirms, kept through a step-up. */
export interface Judging {
  verdicts: Partial<Record<Verdict, Judgement>>;
  confirms: string[];
}

const NONE: Judging = { verdicts: {}, confirms: [] };

/** What is signed, what it says of itself, and the signer's verdicts. Basis: LA-9.4.a */
export function Signing({ site, article, approval, text }: SigningProps) {
  const { message } = App.useApp();
  const narrow = useNarrow();
  const cache = useQueryClient();
  const [judging, setJudging, clear] = useKeptState<Judging>(`sign:${approval.id}`, NONE);
  const [refusing, setRefusing] = useState(false);
  const sign = useSignArticle(site, article.id);
  const publish = usePublishArticle(site, article.id);
  const stage = approval.stages.find(({ state }) => state === 'open');
  const wanted = (stage?.verdicts ?? []).filter(isVerdict);
  const confirmations = (stage?.demands ?? []).filter(isConfirmation);
  const mine = approval.state === 'pending' && article.may.sign.allowed;
  const error = sign.error ?? publish.error;
  const changed = error instanceof ApiError && error.status === 409;
  const reload = () => void cache.invalidateQueries({ queryKey: ['article', site, article.id] });

  const signNow = () =>
    act(
      sign,
      {
        contentHash: approval.contentHash,
        verdicts: Object.fromEntries(wanted.map((verdict) => [verdict, 'pass' as const])),
        ...(confirmations.length > 0 ? { confirms: confirmations } : {}),
      },
      {
        onSuccess: () => {
          clear();
          void message.success('Đã ký duyệt');
        },
      },
    );
  const publishNow = () => publish.mutate(undefined, { onSuccess: () => void message.success('Đã đăng; người dân đọc được ngay') });

  const actions = (
    <SignActions
      article={article}
      approval={approval}
      stage={stage}
      judging={judging}
      busy={sign.isPending || publish.isPending}
      onSign={signNow}
      onPublish={publishNow}
      onRefuse={() => setRefusing(true)}
    />
  );
  return (
    <div className="with-foot-bar">
      <PageHeader
        crumbs={[{ label: 'Ký duyệt', to: to.signing(site) }, { label: 'Xem và ký' }]}
        title={article.title}
        summary={
          <span className="summary-flow">
            <StatusTag tone={ARTICLE_TONES[article.state]}>{article.stateLabel}</StatusTag>
            <span>Soạn: {article.authorName}</span>
            <span>
              {approval.submittedByName} trình, <Instant value={approval.submittedAt} />
            </span>
          </span>
        }
      />
      {approval.refusal && <RefusalNotice refusal={approval.refusal} />}
      {error && (
        <ProblemNotice error={error} retry={changed ? reload : undefined}>
          {changed && <div>Nội dung hoặc bước ký đã đổi từ khi bạn mở màn hình này. Hãy tải lại và xem lại trước khi ký.</div>}
        </ProblemNotice>
      )}
      <div className="two-columns signing">
        <div>
          <SignedText site={site} article={article} approval={approval} text={text} />
          <Panel title="Chuỗi ký" extra={<span className="hint">{approval.routeLabel}</span>} className="chain-panel">
            <SigningSteps {...chainSteps(article, approval)} />
          </Panel>
        </div>
        <div>
          {mine && stage && <VerdictPanel stage={stage} confirmations={confirmations} value={judging} onChange={setJudging} />}
          <ComplianceList site={site} article={article} approval={approval} text={text} />
          {mine && (
            <Notice tone="mute" title="Ký cần xác nhận lại danh tính">
              Nếu lần xác nhận gần nhất đã quá hạn, bạn được đưa sang bước xác nhận thứ hai rồi trở lại đây. Kết luận đã chọn được giữ
              nguyên. Ủy quyền, nếu có, được kiểm tra ngay lúc ký.
            </Notice>
          )}
          {!narrow && <div className="sign-actions">{actions}</div>}
        </div>
      </div>
      {narrow && (
        <div className="foot-bar">
          {mine && (
            <span className="progress" role="status">
              {wanted.filter((verdict) => judging.verdicts[verdict]).length}/{wanted.length} kết luận
            </span>
          )}
          {actions}
        </div>
      )}
      {refusing && <RefuseDialog site={site} article={article} onClose={() => setRefusing(false)} />}
    </div>
  );
}
