import { type NewRequest } from '../../api/types';
import { App, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { act } from '../../api/act';
import { useCreateRequest } from '../../api/hooks/provisioning';
import { useFormDraft } from '../../drafts/form-draft';
import { showFaults } from '../../forms/form-problem';
import { usePageTitle } from '../../shell/page-title';
import { useRefusal } from '../../shell/refusal';
import { to } from '../../shell/paths';
import { useToday } from '../../theme/use-today';
import { Basis, DateField, PageHeader, Panel, PermissionButton, ProblemNotice } from '../../ui';
import { HostChoice } from './host-choice';
import { StepList } from './step-list';
import { UnitField } from './unit-field';

/** The unit's request and the host it wants: the first two steps, saved together as a request. */
export default function NewRequestScreen() {
  usePageTitle('Lập hồ sơ mở trang');
  const today = useToday();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const [form] = Form.useForm<NewRequest>();
  const draft = useFormDraft<NewRequest>('site-request');
  const create = useCreateRequest();
  const [step, setStep] = useState(0);
  const refusal = useRefusal();
  const [unplaced, setUnplaced] = useState<Error | null>(null);
  const unitId = Form.useWatch('unitId', form) ?? draft.initial?.unitId;
  const wantedHost = Form.useWatch('wantedHost', form) ?? draft.initial?.wantedHost;

  const next = () =>
    void form.validateFields(['unitId', 'documentNumber', 'documentDate', 'reason']).then(
      () => setStep(1),
      () => undefined,
    );
  const send = () => {
    const values = form.getFieldsValue(true) as NewRequest;
    setUnplaced(null);
    act(create, values, {
      onSuccess: (request) => {
        draft.clear();
        void message.success('Đã lập hồ sơ');
        void navigate(to.request(request.id), { replace: true });
      },
      onError: (error) => {
        const placed = showFaults(form, error);
        setUnplaced(placed ? null : error);
        if (placed) setStep(0);
      },
    });
  };
  return (
    <>
      <PageHeader
        crumbs={[{ label: 'Cấp trang', to: to.provisioning }, { label: 'Lập hồ sơ' }]}
        title="Lập hồ sơ mở trang"
        summary="Sáu bước, mỗi bước lưu riêng. Bạn có thể dừng và quay lại sau."
      />
      <div className="wizard">
        <StepList open={step} shown={step} onShow={(i) => (i === 0 ? setStep(0) : i === 1 ? next() : undefined)} />
        <div>
          {unplaced && <ProblemNotice error={unplaced} />}
          <Form
            form={form}
            layout="vertical"
            requiredMark={false}
            initialValues={draft.initial ?? {}}
            onValuesChange={() => draft.keep(form.getFieldsValue(true) as NewRequest)}
          >
            <div hidden={step !== 0}>
              <Panel title="Đơn vị đề nghị mở trang" extra={<Basis id="LA-19.2" />}>
                <Form.Item name="unitId" label="Đơn vị" rules={[{ required: true, message: 'Chọn đơn vị' }]}>
                  <UnitField onChange={() => form.setFieldValue('wantedHost', undefined)} />
                </Form.Item>
                <div className="two-fields">
                  <Form.Item
                    name="documentNumber"
                    label="Số văn bản đề nghị"
                    rules={[{ required: true, whitespace: true, message: 'Nhập số văn bản' }]}
                  >
                    <Input placeholder="Ví dụ: 142/UBND-VHXH" maxLength={60} />
                  </Form.Item>
                  <Form.Item name="documentDate" label="Ngày văn bản" rules={[{ required: true, message: 'Chọn ngày văn bản' }]}>
                    <DateField max={today} />
                  </Form.Item>
                </div>
                <Form.Item
                  name="reason"
                  label="Lý do đề nghị"
                  rules={[{ required: true, whitespace: true, min: 5, message: 'Ghi lý do đề nghị' }]}
                >
                  <Input.TextArea rows={3} maxLength={2000} />
                </Form.Item>
              </Panel>
            </div>
            <Form.Item name="wantedHost" hidden>
              <Input />
            </Form.Item>
          </Form>
          {step === 1 && unitId && (
            <Panel title="Đề xuất tên miền">
              <HostChoice
                unitId={unitId}
                on={today}
                value={wantedHost}
                onChange={(host) => {
                  form.setFieldValue('wantedHost', host);
                  draft.keep(form.getFieldsValue(true) as NewRequest);
                }}
              />
              <p className="hint">Tên miền ở bước này mới là đề xuất của đơn vị. Sở Khoa học và Công nghệ cấp tên miền ở bước 5.</p>
            </Panel>
          )}
          <div className="actions">
            {step === 1 && <Button onClick={() => setStep(0)}>Quay lại</Button>}
            {step === 0 ? (
              <Button type="primary" onClick={next}>
                Tiếp tục
              </Button>
            ) : (
              <PermissionButton
                type="primary"
                loading={create.isPending}
                basis="LA-19.2"
                refusal={refusal('site-request.submit', 'Quản trị Cổng tỉnh lập hồ sơ theo văn bản đề nghị của đơn vị.')}
                onClick={send}
              >
                Lưu hồ sơ
              </PermissionButton>
            )}
          </div>
        </div>
      </div>
    </>
  );
}
