import './editor.css';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { useCategories } from '../../api/hooks/articles';
import { type ArticleDetail } from '../../api/types';
import { useCurrentSite } from '../../shell/current-site';
import { to } from '../../shell/paths';
import { publicUrl } from '../../shell/public-url';
import { Fact, Facts, Instant, Notice, PageHeader, Panel, PermissionButton, SigningSteps, StatusTag } from '../../ui';
import { RichText } from '../../ui/rich-text';
import { ARTICLE_TONES } from '../../words/articles';
import { signatureLine } from './article-paragraphs';
import { chainSteps } from './chain-steps';
import { GenreField } from './genre-field';
import { RefusalNotice } from './refusal-notice';
import { SignedFacts } from './signed-facts';
import { WithdrawDialog } from './withdraw-dialog';
import { WithdrawalNotice } from './withdrawal-notice';

export function ArticleReader({ site, article }: { site: string; article: ArticleDetail }) {
  const navigate = useNavigate();
  const card = useCurrentSite();
  const categories = useCategories(site);
  const [withdrawing, setWithdrawing] = useState(false);
  const { approval, text, may } = article;
  const signs = may.sign.allowed || may.refuse.allowed;
  const publishes = may.publish.allowed || may.refuse.allowed;
  const open = () => void navigate(to.sign(site, article.id));
  const category = categories.data?.items.find(({ slug }) => slug === article.category)?.name ?? article.category;
  return (
    <>
      <PageHeader
        crumbs={[{ label: 'Bài viết', to: to.articles(site) }, { label: category }, { label: 'Xem bài' }]}
        title={article.title}
        summary={
          <span className="summary-flow">
            <StatusTag tone={ARTICLE_TONES[article.state]}>{article.stateLabel}</StatusTag>
            <span>Soạn: {article.authorName}</span>
            <span>Phiên bản {article.currentVersion}</span>
          </span>
        }
        actions={
          <>
            {article.liveVersion !== null && (
              <PermissionButton
                danger
                basis="LA-9.4.b"
                refusal={may.withdraw.allowed ? undefined : may.withdraw.message}
                onClick={() => setWithdrawing(true)}
              >
                Gỡ bỏ
              </PermissionButton>
            )}
            <PermissionButton
              basis="LA-9.2.c"
              refusal={may.edit.allowed ? undefined : may.edit.message}
              onClick={() => void navigate(`${to.article(site, article.id)}?sua=1`)}
            >
              Sửa
            </PermissionButton>
            {article.state === 'in_approval' && (
              <PermissionButton type="primary" basis="LA-9.4.a" refusal={signs ? undefined : may.sign.message} onClick={open}>
                Xem và ký
              </PermissionButton>
            )}
            {article.state === 'approved' && (
              <PermissionButton type="primary" basis="LA-10.1.b" refusal={publishes ? undefined : may.publish.message} onClick={open}>
                Xem và đăng
              </PermissionButton>
            )}
          </>
        }
      />
      {article.withdrawal && <WithdrawalNotice withdrawal={article.withdrawal} />}
      {article.restricted && (
        <Notice tone="warn" title="Nội dung hạn chế">
          Theo căn cứ từ chối, chỉ Ban Biên tập và người đứng đầu đơn vị đọc được nội dung này.
        </Notice>
      )}
      {approval?.refusal && <RefusalNotice refusal={approval.refusal} />}
      <div className="two-columns">
        <Panel title="Nội dung">
          {text ? (
            <>
              <h3 className="signed-title">{text.title}</h3>
              <p className="lead-paragraph">{text.summary}</p>
              <RichText html={text.body} />
              <p className="muted">{signatureLine(text)}</p>
              <SignedFacts site={site} text={text} />
            </>
          ) : (
            <p className="hint">Bạn không đọc được nội dung này.</p>
          )}
        </Panel>
        <div>
          {approval && (
            <Panel title="Chuỗi ký" extra={<span className="hint">{approval.stateLabel}</span>}>
              <SigningSteps {...chainSteps(article, approval)} />
            </Panel>
          )}
          <Panel title="Thể loại">
            <GenreField site={site} article={article} />
          </Panel>
          <Panel title="Thông tin">
            <Facts>
              <Fact name="Chuyên mục">{category}</Fact>
              <Fact name="Cập nhật">
                <Instant value={article.updatedAt} />
              </Fact>
              {article.livePath && card?.host && (
                <Fact name="Địa chỉ">
                  <a href={publicUrl(card.host, article.livePath)}>{article.livePath}</a>
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
