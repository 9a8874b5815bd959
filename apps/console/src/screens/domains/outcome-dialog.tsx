import { Form, Input } from 'antd';
import { useDecideReport } from '../../api/hooks/domains';
import { type DecisionInput, type DomainReport } from '../../api/types';
import { FormDialog } from '../../forms/form-dialog';
import { PAPER_FIELDS, PaperFields, type PaperValues } from '../../forms/paper-fields';

interface Values extends PaperValues {
  outcome: string;
}

export function OutcomeDialog({ report, onClose }: { report: DomainReport; onClose(): void }) {
  const decide = useDecideReport(report.id);
  return (
    <FormDialog<Values, { decision: DecisionInput; outcome: string }>
      title={`Chủ trương của UBND tỉnh về báo cáo ${report.number}`}
      submit="Lưu chủ trương"
      done="Đã ghi chủ trương"
      draftKey={`outcome:${report.id}`}
      initial={{}}
      change={decide}
      body={({ outcome, number, decidedOn }) => ({ outcome, decision: { number, decidedOn } })}
      fields={PAPER_FIELDS}
      onClose={onClose}
    >
      <PaperFields numberLabel="Số văn bản" />
      <Form.Item name="outcome" label="Chủ trương" rules={[{ required: true, whitespace: true, min: 5, message: 'Ghi chủ trương' }]}>
        <Input.TextArea rows={3} maxLength={2000} />
      </Form.Item>
    </FormDialog>
  );
}
