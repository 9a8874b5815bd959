import { SafetyCertificateOutlined, SendOutlined } from '@ant-design/icons';
import { App } from 'antd';
import { type ReactNode } from 'react';
import { type ApprovalView, type ArticleDetail, type Verdict } from '../../api/types';
import { useNarrow } from '../../theme/use-media';
import { PermissionButton } from '../../ui';
import { VERDICT_NAMES } from '../../words/articles';
import { type Judgement } from './verdict-panel';

export interface SignActionsProps {
  article: ArticleDetail;
  approval: ApprovalView;
  judgements: Partial<Record<Verdict, Judgement>>;
  busy: boolean;
  onSign(): void;
  onPublish(): void;
  onRefuse(): void;
}

/** Why signing is not possible yet: the person, or the verdicts. */
function signRefusal({ approval, judgements }: Pick<SignActionsProps, 'approval' | 'judgements'>): ReactNode {
  if (!approval.maySign.allowed) return approval.maySign.because ?? 'Bạn không phải người ký ở bước này.';
  const open = approval.verdicts.filter((verdict) => !judgements[verdict]);
  if (open.length > 0) {
    return `Bạn mới kết luận ${approval.verdicts.length - open.length} trên ${approval.verdicts.length} mục. Còn: ${open.map((verdict) => VERDICT_NAMES[verdict].label.toLowerCase()).join(', ')}.`;
  }
  const failed = approval.verdicts.filter((verdict) => judgements[verdict] === 'fail');
  if (failed.length > 0) {
    return `${failed.map((verdict) => VERDICT_NAMES[verdict].label).join(', ')} chưa đạt. Bài có mục chưa đạt chỉ có thể trả lại.`;
  }
  return undefined;
}

export function SignActions({ article, approval, judgements, busy, onSign, onPublish, onRefuse }: SignActionsProps) {
  const { modal } = App.useApp();
  const narrow = useNarrow();
  const size = narrow ? 'large' : 'middle';
  if (approval.state === 'pending') {
    const notMine = approval.maySign.allowed ? undefined : (approval.maySign.because ?? 'Bạn không phải người ký ở bước này.');
    return (
      <>
        <PermissionButton danger size={size} refusal={notMine} basis={approval.maySign.basis ?? 'LA-9.5'} onClick={onRefuse}>
          Trả lại
        </PermissionButton>
        <PermissionButton
          type="primary"
          size={size}
          icon={<SafetyCertificateOutlined />}
          loading={busy}
          basis={approval.maySign.basis ?? 'LA-9.4.a'}
          refusal={signRefusal({ approval, judgements })}
          onClick={onSign}
        >
          Ký duyệt
        </PermissionButton>
      </>
    );
  }
  if (article.state !== 'approved') return null;
  const confirm = () => {
    modal.confirm({
      title: 'Đăng bài này?',
      content: `“${article.title}” sẽ hiện trên trang cho mọi người đọc.`,
      okText: 'Đăng tải',
      cancelText: 'Để sau',
      onOk: onPublish,
    });
  };
  return (
    <PermissionButton
      type="primary"
      size={size}
      icon={<SendOutlined />}
      loading={busy}
      basis={approval.mayPublish.basis ?? 'LA-10.1.b'}
      refusal={approval.mayPublish.allowed ? undefined : (approval.mayPublish.because ?? 'Người giữ ghế đăng tải thực hiện bước này.')}
      onClick={confirm}
    >
      Đăng tải
    </PermissionButton>
  );
}
