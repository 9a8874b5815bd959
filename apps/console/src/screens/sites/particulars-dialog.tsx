import { Form, Input } from 'antd';
import { useDescribeSite } from '../../api/hooks/sites';
import { type Particulars, type SiteDetail } from '../../api/types';
import { FormDialog } from '../../forms/form-dialog';

type Values = Record<string, string>;

const FACT = 'fact-';

/** The head who answers for the site, and what its footer must say. Basis: LA-QĐ.3, NĐ 174/2026 Điều 93 */
export function ParticularsDialog({ site, onClose }: { site: SiteDetail; onClose(): void }) {
  const describe = useDescribeSite(site.id);
  const initial: Values = { headName: site.head?.name ?? '', headPosition: site.head?.position ?? '' };
  for (const fact of site.facts) initial[FACT + fact.code] = fact.value ?? '';
  const fields = Object.fromEntries([
    ['head.name', 'headName'],
    ['head.position', 'headPosition'],
    ['head', 'headName'],
    ...site.facts.map(({ code }) => [`facts.${code}`, FACT + code]),
  ]) as Record<string, string>;

  const body = (values: Values): Particulars => {
    const facts = Object.fromEntries(
      site.facts.map(({ code }) => [code, (values[FACT + code] ?? '').trim()]).filter(([, value]) => value),
    ) as Record<string, string>;
    const name = values['headName']?.trim() ?? '';
    const position = values['headPosition']?.trim() ?? '';
    return { facts, ...(name && position ? { head: { name, position } } : {}) };
  };
  return (
    <FormDialog<Values, Particulars>
      title={`Thông tin của trang: ${site.unitName}`}
      submit="Lưu thông tin"
      done="Đã lưu thông tin của trang"
      draftKey={`particulars:${site.id}`}
      initial={initial}
      change={describe}
      body={body}
      fields={fields}
      onClose={onClose}
    >
      <div className="two-fields">
        <Form.Item name="headName" label="Người đứng đầu (họ tên hoặc chức danh)">
          <Input maxLength={120} />
        </Form.Item>
        <Form.Item name="headPosition" label="Chức vụ">
          <Input maxLength={120} />
        </Form.Item>
      </div>
      {site.facts.map((fact) => (
        <Form.Item key={fact.code} name={FACT + fact.code} label={fact.label}>
          <Input maxLength={300} />
        </Form.Item>
      ))}
    </FormDialog>
  );
}
