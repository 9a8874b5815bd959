import { Radio } from 'antd';
import { useHostProposals } from '../../api/hooks/provisioning';
import { type HostProposal, type HostProposals } from '../../api/types';
import { Basis, Notice, QueryView, StatusTag } from '../../ui';

export interface HostChoiceProps {
  unitId: string;
  /** The day whose rule judges the host. */
  on: string;
  value: string | undefined;
  onChange(host: string, collision: boolean): void;
}

/** What the rule gives a unit as its host, with what is doubtful about it. Basis: LA-3.1, LA-3.2 */
export function HostChoice({ unitId, on, value, onChange }: HostChoiceProps) {
  const proposals = useHostProposals(unitId, on);
  return (
    <QueryView query={proposals} part>
      {(data) => <Choice data={data} value={value} onChange={onChange} />}
    </QueryView>
  );
}

const collides = (proposal: HostProposal) => proposal.warnings.some((warning) => warning.code === 'host_collision');

function Choice({ data, value, onChange }: { data: HostProposals } & Pick<HostChoiceProps, 'value' | 'onChange'>) {
  const choose = (host: string) =>
    onChange(
      host,
      data.proposals.some((proposal) => proposal.host === host && collides(proposal)),
    );
  return (
    <>
      <p>
        {data.sentence} <Basis id={data.basis} short />
      </p>
      {data.outcome === 'collision' && (
        <Notice tone="warn" title="Trùng tên không dấu">
          {[
            ...new Set(
              data.proposals.flatMap((proposal) =>
                proposal.warnings.filter((warning) => warning.code === 'host_collision').map((warning) => warning.message),
              ),
            ),
          ].join(' ')}{' '}
          Hệ thống chỉ đề xuất; Sở Khoa học và Công nghệ quyết định. <Basis id="LA-3.2" short />
        </Notice>
      )}
      {data.outcome === 'parent-required' && (
        <Notice tone="err" title="Chưa xác định được đơn vị cấp trên">
          Hãy bổ sung đơn vị cấp trên trước khi chọn tên miền.
        </Notice>
      )}
      {data.proposals.length > 0 && (
        <Radio.Group
          aria-label="Chọn tên miền"
          className="choice-cards"
          value={value}
          onChange={(event) => choose(String(event.target.value))}
        >
          {data.proposals.map((proposal) => (
            <Radio key={proposal.host} value={proposal.host} disabled={!proposal.available}>
              <b>{proposal.host}</b>
              <span>{proposal.reason}</span>
              {proposal.warnings.map((warning) => (
                <span key={warning.code}>{warning.message}</span>
              ))}
              <span className="choice-tags">
                {proposal.recommended && <StatusTag tone="ok">Nên chọn</StatusTag>}
                {collides(proposal) && <StatusTag tone="warn">Dễ nhầm</StatusTag>}
                {!proposal.available && <StatusTag tone="err">Không dùng được</StatusTag>}
                <StatusTag>{proposal.basis}</StatusTag>
              </span>
            </Radio>
          ))}
        </Radio.Group>
      )}
    </>
  );
}
