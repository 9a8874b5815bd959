import { useState } from 'react';
import { daysBetween, isoDate } from '@cong-tinh/kernel/dates';
import { type DelegationView } from '../../api/types';
import { Basis, EmptyState, Instant, Panel, PermissionButton, StatusTag, type Tone } from '../../ui';
import { lastDay } from '../../words/validity';
import { RevokeDialog } from './revoke-dialog';
import { DelegationTimeline } from './delegation-timeline';

const STATES: Record<DelegationView['state'], { label: string; tone: Tone }> = {
  active: { label: 'Đang hiệu lực', tone: 'ok' },
  upcoming: { label: 'Sắp hiệu lực', tone: 'info' },
  ended: { label: 'Đã hết', tone: 'mute' },
  revoked: { label: 'Đã thu hồi', tone: 'mute' },
};

export function DelegationPanel({ site, delegations, refusal }: { site: string; delegations: DelegationView[]; refusal?: string }) {
  const [revoking, setRevoking] = useState<DelegationView | null>(null);
  return (
    <Panel title="Ủy quyền ký duyệt" extra={<Basis id="LA-9.4.c" />}>
      {delegations.length === 0 ? (
        <EmptyState title="Chưa có ủy quyền nào">
          Trưởng Ban ủy quyền cho Phó Trưởng Ban bằng văn bản, có ngày bắt đầu và ngày kết thúc.
        </EmptyState>
      ) : (
        <>
          <DelegationTimeline delegations={delegations} />
          <ul className="delegations">
            {delegations.map((delegation) => (
              <li key={delegation.id}>
                <b>{delegation.instrumentNumber}</b>
                <div>
                  {delegation.fromName} ủy quyền cho {delegation.toName}
                  <small>
                    {delegation.scope}. <Instant value={delegation.validFrom} /> đến hết <Instant value={lastDay(delegation.validTo)} />,{' '}
                    {daysBetween(isoDate(delegation.validFrom), isoDate(delegation.validTo))} ngày
                  </small>
                </div>
                <span className="delegation-end">
                  <StatusTag tone={STATES[delegation.state].tone}>{STATES[delegation.state].label}</StatusTag>
                  {(delegation.state === 'active' || delegation.state === 'upcoming') && (
                    <PermissionButton
                      size="small"
                      refusal={refusal}
                      basis="LA-9.4.c"
                      aria-label={`Thu hồi ${delegation.instrumentNumber}`}
                      onClick={() => setRevoking(delegation)}
                    >
                      Thu hồi
                    </PermissionButton>
                  )}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      {revoking && <RevokeDialog site={site} delegation={revoking} onClose={() => setRevoking(null)} />}
    </Panel>
  );
}
