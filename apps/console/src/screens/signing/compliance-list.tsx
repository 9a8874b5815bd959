import { type Check, CheckList, Panel } from '../../ui';
import { accessibilityChecks } from '../articles/article-checks';
import { type SigningProps } from './signing-screen';

/** What the submitter affirmed, and what the machine finds. Basis: LA-4.2.c, LA-12.1 */
export function ComplianceList({ article, approval }: SigningProps) {
  const affirmed: Check[] = approval.checklist.map((item) => ({
    key: item.key,
    text: item.text,
    state: item.met ? 'ok' : 'err',
    basis: item.basis ?? undefined,
  }));
  const found = accessibilityChecks(article).filter((check) => check.state !== 'ok');
  const accessible: Check[] =
    found.length > 0 ? found : [{ key: 'accessible', text: 'Đạt các kiểm tra tiếp cận', state: 'ok', basis: 'LA-4.2.d' }];
  return (
    <Panel title="Tuân thủ" extra={<span className="hint">{approval.submittedBy} xác nhận</span>}>
      <CheckList items={[...affirmed, ...accessible]} />
    </Panel>
  );
}
