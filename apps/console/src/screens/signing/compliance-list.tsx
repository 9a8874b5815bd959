import { useRule } from '../../api/hooks/regulation';
import { type Check, CheckList, Panel } from '../../ui';
import { accessibilityChecks } from '../articles/article-checks';
import { type SigningProps } from './signing-screen';

/** What the submitter affirmed, and what the machine finds. Basis: LA-4.2.c, LA-12.1 */
export function ComplianceList({ site, approval, text }: SigningProps) {
  const rule = useRule(site, 'article.checklist');
  const affirmed = approval.checklistVersion !== null;
  const current = rule && String(rule.value.version) === approval.checklistVersion;
  const promises: Check[] = current
    ? rule.value.items.map((item) => ({ key: item.code, text: item.label, state: 'ok', basis: item.basis }))
    : [
        {
          key: 'checklist',
          text: affirmed
            ? `Đã xác nhận bảng kiểm tra tuân thủ, bản ${approval.checklistVersion}`
            : 'Quy trình này không đòi bảng kiểm tra tuân thủ',
          state: affirmed ? 'ok' : 'todo',
          basis: rule?.basis ?? 'LA-4.2.c',
        },
      ];
  const found = accessibilityChecks(text).filter((check) => check.state !== 'ok');
  const accessible: Check[] =
    found.length > 0 ? found : [{ key: 'accessible', text: 'Đạt các kiểm tra tiếp cận', state: 'ok', basis: 'LA-4.2.d' }];
  return (
    <Panel title="Tuân thủ" extra={affirmed && <span className="hint">{approval.submittedByName} xác nhận</span>}>
      <CheckList items={[...promises, ...accessible]} />
    </Panel>
  );
}
