import { Form, Input } from 'antd';
import { useReportHosts } from '../../api/hooks/domains';
import { FormDialog } from '../../forms/form-dialog';
import { useToday } from '../../theme/use-today';
import { DateField } from '../../ui';

interface Values {
  number: string;
  reportedOn: string;
}

export function ReportDialog({ onClose }: { onClose(): void }) {
  const today = useToday();
  const report = useReportHosts();
  return (
    <FormDialog<Values, Values>
      title="Báo cáo UBND tỉnh"
      submit="Lập báo cáo"
      done="Đã lập báo cáo"
      draftKey="domain-report"
      initial={{ reportedOn: today }}
      change={report}
      body={(values) => values}
      width={480}
      intro={<p>Báo cáo gom mọi thông tin của các đơn vị đang chờ tổng hợp.</p>}
      onClose={onClose}
    >
      <div className="two-fields">
        <Form.Item name="number" label="Số báo cáo" rules={[{ required: true, whitespace: true, message: 'Nhập số báo cáo' }]}>
          <Input maxLength={60} placeholder="Ví dụ: 120/BC-SKHCN" />
        </Form.Item>
        <Form.Item name="reportedOn" label="Ngày báo cáo" rules={[{ required: true, message: 'Chọn ngày' }]}>
          <DateField max={today} />
        </Form.Item>
      </div>
    </FormDialog>
  );
}
