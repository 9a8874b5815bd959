import { onlineManager, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { Instant } from '../ui/instant';
import { Notice } from '../ui/notice';
import { useSession } from './session';
import { cameBack } from './step-up';

function useOnline(): boolean {
  return useSyncExternalStore(
    (changed) => onlineManager.subscribe(changed),
    () => onlineManager.isOnline(),
  );
}

/** After a step-up, until something was done. */
function useReturned(): boolean {
  const [returned, setReturned] = useState(false);
  const changes = useQueryClient().getMutationCache();
  useEffect(() => setReturned(cameBack()), []);
  useEffect(
    () => changes.subscribe((event) => event.type === 'updated' && event.action.type === 'success' && setReturned(false)),
    [changes],
  );
  return returned;
}

/** What holds for every screen just now. */
export function Banners() {
  const me = useSession();
  const online = useOnline();
  const returned = useReturned();
  return (
    <>
      {!online && (
        <Notice tone="warn" title="Mất kết nối mạng">
          Bạn vẫn đọc được những gì đang mở. Bản nháp được giữ trên máy này và gửi được khi có mạng trở lại.
        </Notice>
      )}
      {me.mode === 'read-only' && (
        <Notice tone="warn" title="Đang ở chế độ chỉ đọc">
          Máy chủ đăng nhập chưa trả lời nên chưa kiểm tra lại được tài khoản của bạn
          {me.readOnlySince && (
            <>
              {' '}
              từ <Instant value={me.readOnlySince} />
            </>
          )}
          . Bạn đọc được, chưa lưu hoặc ký được; quá 15 phút phiên làm việc sẽ kết thúc.
        </Notice>
      )}
      {returned && (
        <Notice tone="ok" title="Đã trở lại sau khi xác nhận danh tính" announce>
          Nội dung bạn nhập được giữ nguyên. Hãy bấm lại nút vừa rồi để hoàn tất.
        </Notice>
      )}
    </>
  );
}
