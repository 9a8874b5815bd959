import { type WithdrawalView } from '../../api/types';
import { Basis, Instant, Notice } from '../../ui';

/** Why a text is no longer there, and what citizens read at its address. Basis: LA-9.4.b */
export function WithdrawalNotice({ withdrawal }: { withdrawal: WithdrawalView }) {
  return (
    <Notice
      tone="warn"
      title={
        <>
          {withdrawal.decidedBy} gỡ bỏ, <Instant value={withdrawal.withdrawnAt} />
        </>
      }
    >
      Căn cứ: {withdrawal.ground}. Ai mở địa chỉ cũ đọc thấy: “{withdrawal.reason}” Bài vẫn được giữ trong kho lưu trữ.{' '}
      <Basis id="LA-9.4.b" short />
    </Notice>
  );
}
