import './editor.css';
import { Button } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { useCurrentSite } from '../../shell/current-site';
import { type ArticleDetail } from '../../api/types';
import { to } from '../../shell/paths';
import { publicUrl } from '../../shell/public-url';
import { Fact, Facts, Instant, Notice, PageHeader, Panel, PermissionButton, SigningSteps, StatusTag } from '../../ui';
import { RichText } from '../../ui/rich-text';
import { ARTICLE_STATES } from '../../words/articles';
import { chainSteps } from './chain-steps';
import { RefusalNotice } from './refusal-notice';
import { WithdrawDialog } from './withdraw-dialog';

export function ArticleReader({ site, article }: { site: string; article: ArticleDetail }) {
  const navigate = useNavigate();
  const card = useCurrentSite();
  const [withdrawing, setWithdrawing] = useState(false);
  const state = ARTICLE_STATES[article.state];
  const approval = article.approval;
  return (
    <>
      <PageHeader
        crumbs={[{ label: 'Bài viết', to: to.articles(site) }, { label: article.categoryName }, { label: 'Xem bài' }]}
        title={article.title}
        summary={
          <span className="summary-flow">
            <StatusTag tone={state.tone}>{state.label}</StatusTag>
            <span>Soạn: {article.authorName}</span>
            <span>Phiên bản {article.version}</span>
          </span>
        }
        actions={
          <>
            {(article.state === 'in_approval' || article.state === 'approved') && (
              <Button type="primary" onClick={() => void navigate(to.sign(site, article.id))}>
                {article.state === 'approved' ? 'Xem và đăng' : 'Xem và ký'}
              </Button>
            )}
            {article.state === 'published' && (
              <PermissionButton danger basis="LA-9.4.b" onClick={() => setWithdrawing(true)}>
                Gỡ bỏ
              </PermissionButton>
            )}
          </>
        }
      />
      {article.withdrawal && (
        <Notice
          tone="warn"
          title={
            <>
              {article.withdrawal.by} gỡ bỏ, <Instant value={article.withdrawal.at} />
            </>
          }
        >
          Lý do công khai: {article.withdrawal.publicReason} Bài được giữ trong kho lưu trữ; địa chỉ cũ trả lời bằng lý do này.
        </Notice>
      )}
      {approval?.refusal && <RefusalNotice site={site} refusal={approval.refusal} />}
      <div className="two-columns">
        <Panel title="Nội dung">
          <p className="lead-paragraph">{article.summary}</p>
          <RichText html={article.body} />
          <p className="muted">
            {article.author}. Nguồn: {article.source}
          </p>
        </Panel>
        <div>
          {approval && (
            <Panel title="Chuỗi ký">
              <SigningSteps {...chainSteps(approval)} />
            </Panel>
          )}
          <Panel title="Thông tin">
            <Facts>
              <Fact name="Chuyên mục">{article.categoryName}</Fact>
              {article.publishedAt && (
                <Fact name="Đăng">
                  <Instant value={article.publishedAt} />
                </Fact>
              )}
              {article.address && card?.host && (
                <Fact name="Địa chỉ">
                  <a href={publicUrl(card.host, article.address)}>{article.address}</a>
                </Fact>
              )}
              <Fact name="Phiên bản">
                <Link to={to.versions(site, article.id)}>Xem và so sánh</Link>
              </Fact>
            </Facts>
          </Panel>
        </div>
      </div>
      {withdrawing && <WithdrawDialog site={site} article={article} onClose={() => setWithdrawing(false)} />}
    </>
  );
}
