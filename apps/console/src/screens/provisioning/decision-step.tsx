import { App, Form, Input, Radio } from 'antd';
import { useState } from 'react';
import { act } from '../../api/act';
import { useRecordDecision } from '../../api/hooks/provisioning';
import { useFormDraft } from '../../drafts/form-draft';
import { showFaults } from '../../forms/form-problem';
import { useRefusal } from '../../shell/refusal';
import { useToday } from '../../theme/use-today';
import { Basis, DateField, EmptyState, Fact, Facts, Instant, Notice, Panel, PermissionButton, ProblemNotice } from '../../ui';
import { type StepProps } from './step-props';

interface Values {
  outcome: 'approve' | 'refuse';
  number: string;
  decidedOn: string;
}

/** UBND tỉnh decides; the webmaster enters the decision. Basis: LA-19.2 */
export function DecisionStep({ request, current }: StepProps) {
  const { decision } = request;
  return (
    <Panel title="Quyết định của UBND tỉnh" extra={<Basis id="LA-19.2" />}>
      {decision ? (
        <>
          {request.state === 'refused' && <Notice tone="warn" title="UBND tỉnh không chấp thuận mở trang" />}
          <Facts>
            <Fact name="Số">{decision.number}</Fact>
            <Fact name="Ngày ký">
              <Instant value={decision.decidedOn} />
            </Fact>
            <Fact name="Cơ quan">{decision.issuer}</Fact>
            {decision.summary && <Fact name="Nội dung">{decision.summary}</Fact>}
          </Facts>
        </>
      ) : current ? (
        <DecisionForm id={request.id} />
      ) : (
        <EmptyState title="Chưa có quyết định">Sau khi Ban Biên tập Cổng tỉnh cho ý kiến, UBND tỉnh quyết định.</EmptyState>
      )}
    </Panel>
  );
}

function DecisionForm({ id }: { id: string }) {
  const { message } = App.useApp();
  const refusal = useRefusal();
  const today = useToday();
  const [form] = Form.useForm<Values>();
  const record = useRecordDecision(id);
  const draft = useFormDraft<Values>(`decision:${id}`);
  const [unplaced, setUnplaced] = useState<Error | null>(null);
  const send = ({ outcome, ...decision }: Values) => {
    setUnplaced(null);
    act(
      record,
      { outcome, decision },
      {
        onSuccess: () => {
          draft.clear();
          void message.success('Đã ghi quyết định');
        },
        onError: (error) =>
          setUnplaced(
            showFaults(form, error, { 'decision.number': 'number', 'decision.decidedOn': 'decidedOn', decision: 'number' }) ? null : error,
          ),
      },
    );
  };
  return (
    <>
      {unplaced && <ProblemNotice error={unplaced} />}
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={draft.initial ?? { outcome: 'approve' }}
        onFinish={send}
        onValuesChange={(_, values) => draft.keep(values)}
      >
        <Form.Item name="outcome" label="Kết quả">
          <Radio.Group
            options={[
              { value: 'approve', label: 'Cho phép mở trang' },
              { value: 'refuse', label: 'Không chấp thuận' },
            ]}
          />
        </Form.Item>
        <div className="two-fields">
          <Form.Item name="number" label="Số quyết định" rules={[{ required: true, whitespace: true, message: 'Nhập số quyết định' }]}>
            <Input placeholder="Ví dụ: 1288/QĐ-UBND" maxLength={100} />
          </Form.Item>
          <Form.Item name="decidedOn" label="Ngày ký" rules={[{ required: true, message: 'Chọn ngày ký' }]}>
            <DateField max={today} />
          </Form.Item>
        </div>
        <p className="hint">Quy định về tên miền được áp dụng theo ngày ký của quyết định.</p>
        <div className="actions">
          <PermissionButton
            type="primary"
            htmlType="submit"
            loading={record.isPending}
            basis="LA-19.2"
            refusal={refusal('site-request.decide', 'Quản trị Cổng tỉnh nhập quyết định của UBND tỉnh.')}
          >
            Lưu quyết định
          </PermissionButton>
        </div>
      </Form>
    </>
  );
}
