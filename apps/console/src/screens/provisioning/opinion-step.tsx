import { App, Form, type FormInstance, Input } from 'antd';
import { act } from '../../api/act';
import { useGiveOpinion } from '../../api/hooks/provisioning';
import { type Opinion } from '../../api/types';
import { useFormDraft } from '../../drafts/form-draft';
import { showFaults } from '../../forms/form-problem';
import { useRefusal } from '../../shell/refusal';
import { Basis, EmptyState, Fact, Facts, Instant, Panel, PermissionButton, ProblemNotice, StatusTag, type Tone } from '../../ui';
import { type StepProps } from './step-props';

const OPINIONS: Record<Opinion, { label: string; tone: Tone }> = {
  agree: { label: 'Đồng ý', tone: 'ok' },
  agree_with_conditions: { label: 'Đồng ý, kèm điều kiện', tone: 'warn' },
  disagree: { label: 'Không đồng ý', tone: 'err' },
};

/** The province's board examines. Basis: LA-19.2 */
export function OpinionStep({ request, current }: StepProps) {
  const { opinion } = request;
  return (
    <Panel title="Ý kiến của Ban Biên tập Cổng tỉnh" extra={<Basis id="LA-19.2" />}>
      {opinion ? (
        <Facts>
          <Fact name="Ý kiến">
            <StatusTag tone={OPINIONS[opinion.verdict].tone}>{OPINIONS[opinion.verdict].label}</StatusTag>
          </Fact>
          {opinion.note && <Fact name="Nội dung">{opinion.note}</Fact>}
          <Fact name="Người cho ý kiến">
            {opinion.by}, <Instant value={opinion.at} />
          </Fact>
        </Facts>
      ) : current ? (
        <OpinionForm id={request.id} />
      ) : (
        <EmptyState title="Chưa có ý kiến">Ban Biên tập Cổng tỉnh cho ý kiến trước khi UBND tỉnh quyết định.</EmptyState>
      )}
    </Panel>
  );
}

function OpinionForm({ id }: { id: string }) {
  const { message } = App.useApp();
  const refusalOf = useRefusal();
  const [form] = Form.useForm<{ note?: string }>();
  const give = useGiveOpinion(id);
  const draft = useFormDraft<{ note?: string }>(`opinion:${id}`);
  const refusal = refusalOf('site-request.opine', 'Thành viên Ban Biên tập Cổng tỉnh cho ý kiến ở bước này.');
  const send = (verdict: Opinion) => {
    const note = (form.getFieldValue('note') as string | undefined)?.trim();
    act(
      give,
      { verdict, ...(note ? { note } : {}) },
      {
        onSuccess: () => {
          draft.clear();
          void message.success('Đã ghi ý kiến');
        },
        onError: (error) => void showFaults(form as FormInstance, error),
      },
    );
  };
  return (
    <>
      {give.isError && <ProblemNotice error={give.error} />}
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={draft.initial ?? {}}
        onValuesChange={(_, values) => draft.keep(values)}
      >
        <Form.Item name="note" label="Nội dung ý kiến" extra="Bắt buộc khi có điều kiện hoặc không đồng ý.">
          <Input.TextArea rows={3} maxLength={2000} />
        </Form.Item>
      </Form>
      <div className="actions start">
        <PermissionButton type="primary" refusal={refusal} basis="LA-19.2" loading={give.isPending} onClick={() => send('agree')}>
          Đồng ý
        </PermissionButton>
        <PermissionButton refusal={refusal} basis="LA-19.2" onClick={() => send('agree_with_conditions')}>
          Đồng ý, kèm điều kiện
        </PermissionButton>
        <PermissionButton danger refusal={refusal} basis="LA-19.2" onClick={() => send('disagree')}>
          Không đồng ý
        </PermissionButton>
      </div>
    </>
  );
}
