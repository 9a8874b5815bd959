import { type AccountRole, type AccountView } from '../../api/types';
import { useRefusal } from '../../shell/refusal';
import { useSession } from '../../shell/session';
import { useToday } from '../../theme/use-today';
import { Instant, PermissionButton, StatusTag, type Tone } from '../../ui';
import { ROLE_NAMES } from '../../words/roles';
import { lastDay } from '../../words/validity';

const STATES: Record<AccountView['state'], { label: string; tone: Tone }> = {
  invited: { label: 'Đã mời', tone: 'info' },
  active: { label: 'Đang dùng', tone: 'ok' },
  closed: { label: 'Đã đóng', tone: 'mute' },
};

export interface AccountRowProps {
  account: AccountView;
  onRole(): void;
  onClose(): void;
  onEnd(role: AccountRole): void;
}

export function AccountRow({ account, onRole, onClose, onEnd }: AccountRowProps) {
  const me = useSession();
  const refusal = useRefusal();
  const own =
    me.account.id === account.id ? 'Không tự nhập vai trò hoặc đóng tài khoản của mình; hãy để quản trị khác thực hiện.' : undefined;
  const mayGrant = refusal('role.grant', 'Quản trị Cổng tỉnh nhập quyết định giao vai trò.') ?? own;
  return (
    <tr>
      <th scope="row">
        {account.name}
        <small>{account.email ?? 'Hệ thống kết nối'}</small>
        {account.proposedUnits.length > 0 && (
          <small>
            Nhóm đăng nhập đề nghị: {account.proposedUnits.map(({ code, name }) => name ?? `mã ${code} (không có đơn vị này)`).join('; ')}.
            Chưa phải là quyền.
          </small>
        )}
      </th>
      <td data-label="Vai trò">
        <Roles account={account} refusal={mayGrant} onEnd={onEnd} />
      </td>
      <td data-label="Đăng nhập gần nhất">
        {account.lastSignInAt ? <Instant value={account.lastSignInAt} /> : <span className="muted">Chưa</span>}
      </td>
      <td>
        <StatusTag tone={STATES[account.state].tone}>{STATES[account.state].label}</StatusTag>
      </td>
      <td>
        {account.state !== 'closed' && (
          <span className="actions start">
            {account.email && (
              <PermissionButton
                size="small"
                refusal={mayGrant}
                basis="LA-10.1.d"
                aria-label={`Giao vai trò: ${account.name}`}
                onClick={onRole}
              >
                Giao vai trò
              </PermissionButton>
            )}
            <PermissionButton
              size="small"
              danger
              refusal={refusal('account.close', 'Quản trị Cổng tỉnh đóng tài khoản.') ?? own}
              basis="LA-11.1"
              aria-label={`Đóng: ${account.name}`}
              onClick={onClose}
            >
              Đóng
            </PermissionButton>
          </span>
        )}
      </td>
    </tr>
  );
}

function Roles({ account, refusal, onEnd }: { account: AccountView; refusal?: string; onEnd(role: AccountRole): void }) {
  const today = useToday();
  const grants = account.grants.filter((grant) => grant.validTo === null || grant.validTo > today);
  if (grants.length === 0) return <span className="muted">Không có</span>;
  return (
    <ul>
      {grants.map((grant) => (
        <li key={grant.id}>
          {ROLE_NAMES[grant.role]}
          <small>
            {grant.decisionNumber}, từ <Instant value={grant.validFrom} />
            {grant.validTo && (
              <>
                {' '}
                đến hết <Instant value={lastDay(grant.validTo)} />
              </>
            )}
          </small>
          {grant.validTo === null && (
            <PermissionButton
              size="small"
              refusal={refusal}
              basis="LA-10.1.d"
              aria-label={`Thôi vai trò ${ROLE_NAMES[grant.role]}: ${account.name}`}
              onClick={() => onEnd(grant)}
            >
              Thôi vai trò
            </PermissionButton>
          )}
        </li>
      ))}
    </ul>
  );
}
