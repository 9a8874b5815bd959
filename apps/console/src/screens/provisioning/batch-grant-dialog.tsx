import { Form, Input } from 'antd';
import { useBatchProposals, useGrantBatch } from '../../api/hooks/provisioning';
import { type BatchGrantInput, type BatchProposal, type BatchView } from '../../api/types';
import { FormDialog } from '../../forms/form-dialog';
import { PAPER_FIELDS, PaperFields, type PaperValues } from '../../forms/paper-fields';
import { useToday } from '../../theme/use-today';
import { Notice, QueryView } from '../../ui';

interface Values extends PaperValues {
  /** By unit; a field that was never typed into has none. */
  hosts?: Record<string, string | undefined>;
}

/** Hosts for a whole batch: the rule gives most; those it cannot tell apart are named one by one. Basis: LA-3.2 */
export function BatchGrantDialog({ batch, onClose }: { batch: BatchView; onClose(): void }) {
  const today = useToday();
  const grant = useGrantBatch(batch.id);
  const body = ({ number, decidedOn, hosts }: Values): BatchGrantInput => ({
    decision: { number, decidedOn },
    hosts: Object.entries(hosts ?? {}).flatMap(([unitId, host]) =>
      host?.trim() ? [{ unitId, host: host.trim(), collisionDecided: true }] : [],
    ),
  });
  return (
    <FormDialog<Values, BatchGrantInput>
      title="Cấp tên miền cho đợt"
      submit="Cấp tên miền"
      done="Đã cấp tên miền cho đợt"
      draftKey={`batch-grant:${batch.id}`}
      initial={{ decidedOn: today }}
      change={grant}
      body={body}
      fields={PAPER_FIELDS}
      width={680}
      onClose={onClose}
    >
      <PaperFields numberLabel="Số văn bản cấp tên miền" dateLabel="Ngày cấp" example="45/SKHCN-CĐS" />
      <Form.Item noStyle dependencies={['decidedOn']}>
        {({ getFieldValue }) => <Proposals batch={batch.id} on={String(getFieldValue('decidedOn') ?? today)} />}
      </Form.Item>
    </FormDialog>
  );
}

function Proposals({ batch, on }: { batch: string; on: string }) {
  const proposals = useBatchProposals(batch, on, true);
  return (
    <QueryView query={proposals} part>
      {({ items }) => {
        const open = items.filter((item) => item.host === null);
        return (
          <>
            <p role="status">
              Quy tắc cho tên miền của {items.length - open.length} trên {items.length} đơn vị.
              {open.length > 0 && ` ${open.length} đơn vị phải nêu riêng.`}
            </p>
            {open.length > 0 && (
              <Notice tone="warn" title="Hệ thống không tự chọn giữa các đơn vị trùng tên">
                Hãy nêu tên miền của từng đơn vị dưới đây, hoặc để trống để cấp sau.
              </Notice>
            )}
            {open.map((item) => (
              <HostField key={item.unitId} item={item} />
            ))}
          </>
        );
      }}
    </QueryView>
  );
}

function HostField({ item }: { item: BatchProposal }) {
  return (
    <Form.Item
      name={['hosts', item.unitId]}
      label={item.unitName}
      extra={`${item.sentence}${item.suggestions.length > 0 ? ` Gợi ý: ${item.suggestions.join(', ')}.` : ''}`}
    >
      <Input inputMode="url" autoCapitalize="none" spellCheck={false} maxLength={253} placeholder={item.suggestions[0]} />
    </Form.Item>
  );
}
