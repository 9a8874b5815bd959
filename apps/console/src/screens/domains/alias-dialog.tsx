import { type AliasInput } from '../../api/types';
import { Form, Input } from 'antd';
import { useAddAlias } from '../../api/hooks/domains';
import { FormDialog } from '../../forms/form-dialog';
import { PAPER_FIELDS, PaperFields, type PaperValues } from '../../forms/paper-fields';
import { SiteField } from '../../forms/site-field';

interface Values extends PaperValues {
  siteId: string;
  host: string;
}

/** Another address of a site, answering 301 to its canonical one. Basis: LA-3.2 */
export function AliasDialog({ onClose }: { onClose(): void }) {
  const add = useAddAlias();
  return (
    <FormDialog<Values, AliasInput>
      title="Thêm tên miền phụ"
      submit="Thêm tên miền phụ"
      done="Đã thêm tên miền phụ"
      draftKey="alias"
      initial={{}}
      change={add}
      body={({ siteId, host, number, decidedOn }) => ({ siteId, host: host.trim(), decision: { number, decidedOn } })}
      fields={PAPER_FIELDS}
      intro={<p className="hint">Tên miền phụ (tên miền cũ, hoặc có www.) chuyển hướng người đọc về tên miền chính của trang.</p>}
      onClose={onClose}
    >
      <Form.Item name="siteId" label="Trang" rules={[{ required: true, message: 'Chọn trang' }]}>
        <SiteField />
      </Form.Item>
      <Form.Item name="host" label="Tên miền phụ" rules={[{ required: true, whitespace: true, message: 'Nhập tên miền' }]}>
        <Input inputMode="url" autoCapitalize="none" spellCheck={false} placeholder="Ví dụ: www.benluc.longan.gov.vn" maxLength={253} />
      </Form.Item>
      <PaperFields numberLabel="Số văn bản" example="45/SKHCN-CĐS" />
    </FormDialog>
  );
}
