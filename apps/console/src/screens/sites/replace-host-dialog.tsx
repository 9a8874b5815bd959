import { Checkbox, Form, Input } from 'antd';
import { useReplaceHost } from '../../api/hooks/sites';
import { type GrantInput, type SiteDetail } from '../../api/types';
import { FormDialog } from '../../forms/form-dialog';
import { PAPER_FIELDS, PaperFields, type PaperValues } from '../../forms/paper-fields';

interface Values extends PaperValues {
  host: string;
  collisionDecided?: boolean;
}

/** A new canonical host; the old one goes on as an alias. Basis: LA-3.2 */
export function ReplaceHostDialog({ site, onClose }: { site: SiteDetail; onClose(): void }) {
  const replace = useReplaceHost(site.id);
  return (
    <FormDialog<Values, GrantInput>
      title={`Đổi tên miền chính: ${site.unitName}`}
      submit="Đổi tên miền"
      done="Đã đổi tên miền chính"
      draftKey={`host:${site.id}`}
      initial={{}}
      change={replace}
      body={({ host, number, decidedOn, collisionDecided }) => ({
        host: host.trim(),
        decision: { number, decidedOn },
        ...(collisionDecided ? { collisionDecided } : {}),
      })}
      fields={PAPER_FIELDS}
      intro={
        <p>
          Tên miền hiện nay là <b>{site.host}</b>. Sau khi đổi, tên miền cũ vẫn dùng được và chuyển hướng về tên miền mới.
        </p>
      }
      onClose={onClose}
    >
      <Form.Item name="host" label="Tên miền mới" rules={[{ required: true, whitespace: true, message: 'Nhập tên miền' }]}>
        <Input inputMode="url" autoCapitalize="none" spellCheck={false} maxLength={253} />
      </Form.Item>
      <PaperFields numberLabel="Số văn bản cấp tên miền" example="45/SKHCN-CĐS" />
      <Form.Item name="collisionDecided" valuePropName="checked">
        <Checkbox>Đã biết có đơn vị khác trùng tên không dấu (nếu có) và vẫn cấp tên miền này</Checkbox>
      </Form.Item>
    </FormDialog>
  );
}
