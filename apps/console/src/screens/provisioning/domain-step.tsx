import { App, Checkbox, Form, Input } from 'antd';
import { useState } from 'react';
import { act } from '../../api/act';
import { useGrantDomain } from '../../api/hooks/provisioning';
import { type SiteRequestView } from '../../api/types';
import { useFormDraft } from '../../drafts/form-draft';
import { showFaults } from '../../forms/form-problem';
import { publicUrl } from '../../shell/public-url';
import { useRefusal } from '../../shell/refusal';
import { useToday } from '../../theme/use-today';
import { Basis, DateField, EmptyState, Fact, Facts, Panel, PermissionButton, ProblemNotice } from '../../ui';
import { HostChoice } from './host-choice';
import { type StepProps } from './step-props';

interface Values {
  host: string;
  number: string;
  decidedOn: string;
  collisionDecided?: boolean;
}

/** The domain manager gives the host. Basis: LA-3.2 */
export function DomainStep({ request, current }: StepProps) {
  return (
    <Panel title="Cấp tên miền" extra={<Basis id="LA-3.2" />}>
      {request.host ? (
        <Facts>
          <Fact name="Tên miền">
            <a href={publicUrl(request.host)}>{request.host}</a>
          </Fact>
        </Facts>
      ) : current ? (
        <DomainForm request={request} />
      ) : (
        <EmptyState title="Chưa cấp tên miền">Khi có quyết định của UBND tỉnh, Sở Khoa học và Công nghệ cấp tên miền.</EmptyState>
      )}
    </Panel>
  );
}

function DomainForm({ request }: { request: SiteRequestView }) {
  const { message } = App.useApp();
  const refusal = useRefusal();
  const today = useToday();
  const [form] = Form.useForm<Values>();
  const grant = useGrantDomain(request.id);
  const draft = useFormDraft<Values>(`domain:${request.id}`);
  const [unplaced, setUnplaced] = useState<Error | null>(null);
  const [collision, setCollision] = useState(false);
  const initial = draft.initial ?? { host: request.wantedHost ?? '', number: '', decidedOn: today };
  const host = Form.useWatch('host', form) ?? initial.host;
  const decidedOn = Form.useWatch('decidedOn', form) ?? initial.decidedOn;
  const send = ({ host: given, number, decidedOn: date, collisionDecided }: Values) => {
    setUnplaced(null);
    act(
      grant,
      { host: given, decision: { number, decidedOn: date }, ...(collisionDecided ? { collisionDecided } : {}) },
      {
        onSuccess: () => {
          draft.clear();
          void message.success('Đã cấp tên miền');
        },
        onError: (error) =>
          setUnplaced(
            showFaults(form, error, { 'decision.number': 'number', 'decision.decidedOn': 'decidedOn', decision: 'decidedOn' })
              ? null
              : error,
          ),
      },
    );
  };
  return (
    <>
      {unplaced && <ProblemNotice error={unplaced} />}
      <HostChoice
        unitId={request.unitId}
        on={decidedOn || today}
        value={host}
        onChange={(chosen, collides) => {
          setCollision(collides);
          form.setFieldsValue({ host: chosen });
          draft.keep(form.getFieldsValue(true) as Values);
        }}
      />
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        className="domain-form"
        initialValues={initial}
        onFinish={send}
        onValuesChange={(_, values) => draft.keep(values)}
      >
        <Form.Item name="host" label="Tên miền được cấp" rules={[{ required: true, whitespace: true, message: 'Chọn hoặc nhập tên miền' }]}>
          <Input inputMode="url" autoCapitalize="none" spellCheck={false} maxLength={253} />
        </Form.Item>
        <div className="two-fields">
          <Form.Item
            name="number"
            label="Số văn bản cấp tên miền"
            rules={[{ required: true, whitespace: true, message: 'Nhập số văn bản' }]}
          >
            <Input maxLength={100} />
          </Form.Item>
          <Form.Item name="decidedOn" label="Ngày cấp" rules={[{ required: true, message: 'Chọn ngày cấp' }]}>
            <DateField max={today} />
          </Form.Item>
        </div>
        {collision && (
          <Form.Item name="collisionDecided" valuePropName="checked">
            <Checkbox>Đã biết có đơn vị khác trùng tên không dấu và vẫn cấp tên miền này</Checkbox>
          </Form.Item>
        )}
        <div className="actions">
          <PermissionButton
            type="primary"
            htmlType="submit"
            loading={grant.isPending}
            basis="LA-3.2"
            refusal={refusal('domain.grant', 'Sở Khoa học và Công nghệ quản lý và cấp tên miền.')}
          >
            Cấp tên miền
          </PermissionButton>
        </div>
      </Form>
    </>
  );
}
