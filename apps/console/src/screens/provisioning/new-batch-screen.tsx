import { type NewBatch } from '../../api/types';
import { App, Form, type FormInstance, Input } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { act } from '../../api/act';
import { useBatches, useCreateBatch } from '../../api/hooks/provisioning';
import { useFormDraft, useKeptState } from '../../drafts/form-draft';
import { showFaults } from '../../forms/form-problem';
import { PAPER_FIELDS, PaperFields, type PaperValues } from '../../forms/paper-fields';
import { usePageTitle } from '../../shell/page-title';
import { to } from '../../shell/paths';
import { useRefusal } from '../../shell/refusal';
import { useToday } from '../../theme/use-today';
import { Basis, DateField, Instant, PageHeader, Panel, PermissionButton, PlainTable, ProblemNotice, StatusTag } from '../../ui';
import { UnitPicker } from './unit-picker';
import './provisioning.css';

interface Values extends PaperValues {
  opinionNumber?: string;
  opinionDate?: string;
}

const NONE: string[] = [];

/** Many sites under one decision. Basis: LA-19.2 */
export default function NewBatchScreen() {
  usePageTitle('Cấp trang hàng loạt');
  const { message } = App.useApp();
  const navigate = useNavigate();
  const today = useToday();
  const refusal = useRefusal();
  const create = useCreateBatch();
  const [form] = Form.useForm<Values>();
  const draft = useFormDraft<Values>('batch');
  const [chosen, setChosen, clearChosen] = useKeptState<string[]>('batch-units', NONE);
  const [unplaced, setUnplaced] = useState<Error | null>(null);

  const send = ({ number, decidedOn, opinionNumber, opinionDate }: Values) => {
    setUnplaced(null);
    const body: NewBatch = {
      decision: { number, decidedOn },
      ...(opinionNumber && opinionDate ? { opinion: { number: opinionNumber, date: opinionDate } } : {}),
      units: chosen.map((unitId) => ({ unitId })),
    };
    act(create, body, {
      onSuccess: (batch) => {
        draft.clear();
        clearChosen();
        void message.success('Đã lập đợt cấp trang');
        void navigate(to.batch(batch.id));
      },
      onError: (error) =>
        setUnplaced(
          showFaults(form as FormInstance, error, {
            ...PAPER_FIELDS,
            'opinion.number': 'opinionNumber',
            'opinion.date': 'opinionDate',
            opinion: 'opinionNumber',
          })
            ? null
            : error,
        ),
    });
  };
  const why =
    refusal('provisioning.run', 'Quản trị Cổng tỉnh thực hiện quyết định cấp trang của UBND tỉnh.') ??
    (chosen.length === 0 ? 'Chưa chọn đơn vị nào.' : undefined);
  return (
    <>
      <PageHeader
        crumbs={[{ label: 'Cấp trang', to: to.provisioning }, { label: 'Hàng loạt' }]}
        title="Cấp trang hàng loạt"
        summary="Nhiều trang theo một quyết định. Trang thiếu điều kiện được bỏ qua và ghi vào báo cáo, không ảnh hưởng trang khác."
      />
      <Batches />
      {unplaced && <ProblemNotice error={unplaced} />}
      <div className="two-columns side-first">
        <Panel title="Lập đợt mới" extra={<Basis id="LA-19.2" short />}>
          <Form
            form={form}
            layout="vertical"
            requiredMark={false}
            initialValues={draft.initial ?? {}}
            onFinish={send}
            onValuesChange={(_, values) => draft.keep(values)}
          >
            <PaperFields numberLabel="Số quyết định" />
            <div className="two-fields">
              <Form.Item name="opinionNumber" label="Văn bản ý kiến của Ban">
                <Input maxLength={60} />
              </Form.Item>
              <Form.Item name="opinionDate" label="Ngày văn bản">
                <DateField max={today} />
              </Form.Item>
            </div>
            <PermissionButton type="primary" block htmlType="submit" loading={create.isPending} refusal={why} basis="LA-19.2">
              {chosen.length > 0 ? `Lập đợt cấp ${chosen.length} trang` : 'Lập đợt cấp trang'}
            </PermissionButton>
          </Form>
        </Panel>
        <UnitPicker chosen={chosen} onChange={setChosen} />
      </div>
    </>
  );
}

function Batches() {
  const batches = useBatches();
  const items = batches.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <Panel title="Các đợt đã lập" flush>
      <PlainTable caption="Các đợt cấp trang" columns={['Quyết định', 'Lập', 'Kết quả', 'Trạng thái']}>
        {items.map((batch) => (
          <tr key={batch.id}>
            <th scope="row">
              <Link className="link-button" to={to.batch(batch.id)}>
                {batch.decision.number}
              </Link>
              <small>
                <Instant value={batch.decision.decidedOn} />
              </small>
            </th>
            <td data-label="Lập">
              {batch.preparedBy}
              <small>
                <Instant value={batch.preparedAt} />
              </small>
            </td>
            <td data-label="Kết quả">
              {batch.counts.done} trên {batch.counts.total} trang
              {batch.counts.blocked > 0 && <small className="c-err">{batch.counts.blocked} chưa làm được</small>}
            </td>
            <td>
              <StatusTag tone={batch.counts.done === batch.counts.total ? 'ok' : 'info'}>{batch.stateLabel}</StatusTag>
            </td>
          </tr>
        ))}
      </PlainTable>
    </Panel>
  );
}
