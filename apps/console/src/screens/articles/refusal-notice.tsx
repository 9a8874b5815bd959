import { type RefusalView } from '../../api/types';
import { Basis, Instant, Notice } from '../../ui';

/** Why a text came back. Basis: LA-9.5 */
export function RefusalNotice({ refusal }: { refusal: RefusalView }) {
  return (
    <Notice
      tone="warn"
      title={
        <>
          {refusal.refusedByName} từ chối đăng tải, <Instant value={refusal.refusedAt} />
        </>
      }
    >
      Căn cứ ({refusal.groundNumber}) {refusal.groundLabel}. {refusal.note}{' '}
      {refusal.recheckOn && (
        <>
          Xem lại ngày <Instant value={refusal.recheckOn} />.{' '}
        </>
      )}
      <Basis id="LA-9.5" short />
    </Notice>
  );
}
