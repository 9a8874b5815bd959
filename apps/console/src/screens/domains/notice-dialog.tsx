import { type NoticeInput } from '../../api/types';
import { Form, Input } from 'antd';
import { useNoticeHost } from '../../api/hooks/domains';
import { FormDialog } from '../../forms/form-dialog';
import { SiteField } from '../../forms/site-field';
import { useToday } from '../../theme/use-today';
import { DateField } from '../../ui';

/** A unit says that a host it uses does not follow the rule yet. Basis: LA-3.3 */
export function NoticeDialog({ onClose }: { onClose(): void }) {
  const today = useToday();
  const notice = useNoticeHost();
  return (
    <FormDialog<NoticeInput, NoticeInput>
      title="Ghi thông tin của đơn vị"
      submit="Ghi thông tin"
      done="Đã ghi thông tin của đơn vị"
      draftKey="domain-notice"
      initial={{}}
      change={notice}
      body={(values) => values}
      onClose={onClose}
    >
      <Form.Item name="siteId" label="Trang" rules={[{ required: true, message: 'Chọn trang' }]}>
        <SiteField />
      </Form.Item>
      <Form.Item name="host" label="Tên miền đang dùng" rules={[{ required: true, whitespace: true, message: 'Nhập tên miền' }]}>
        <Input inputMode="url" autoCapitalize="none" spellCheck={false} maxLength={253} />
      </Form.Item>
      <div className="two-fields">
        <Form.Item name="number" label="Số văn bản của đơn vị" rules={[{ required: true, whitespace: true, message: 'Nhập số văn bản' }]}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="noticedOn" label="Ngày văn bản" rules={[{ required: true, message: 'Chọn ngày' }]}>
          <DateField max={today} />
        </Form.Item>
      </div>
      <Form.Item name="content" label="Nội dung" rules={[{ required: true, whitespace: true, min: 5, message: 'Ghi nội dung thông tin' }]}>
        <Input.TextArea rows={3} maxLength={2000} />
      </Form.Item>
    </FormDialog>
  );
}
