import { App, Switch } from 'antd';
import { act } from '../../api/act';
import { useChooseNotice } from '../../api/hooks/notices';
import { type NoticeChoice } from '../../api/types';
import { Basis } from '../../ui';

/** One kind of letter: a switch where the person may choose, the rule where he may not. */
export function NoticeRow({ notice: { kind, label, optional, basis, wanted } }: { notice: NoticeChoice }) {
  const choose = useChooseNotice(kind);
  const { message } = App.useApp();
  const said = (on: boolean) => (on ? 'Từ nay có thư báo khi có việc này.' : 'Đã ngừng gửi thư báo này.');
  return (
    <li>
      <span id={`notice-${kind}`}>{label}</span>
      {optional ? (
        <Switch
          aria-labelledby={`notice-${kind}`}
          checked={wanted}
          loading={choose.isPending}
          onChange={(on) => act(choose, on, { onSuccess: () => void message.success(said(on)) })}
        />
      ) : (
        basis && <Basis id={basis} />
      )}
    </li>
  );
}
