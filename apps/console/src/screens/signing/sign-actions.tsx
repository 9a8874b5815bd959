import { SafetyCertificateOutlined, SendOutlined } from '@ant-design/icons';
import { App } from 'antd';
import { type ApprovalView, type ArticleDetail, type StageView } from '../../api/types';
import { useNarrow } from '../../theme/use-media';
import { PermissionButton } from '../../ui';
import { isConfirmation, isVerdict, VERDICT_NAMES } from '../../words/articles';
import { type Judging } from './signing';

export interface SignActionsProps {
  article: ArticleDetail;
  approval: ApprovalView;
  stage: StageView | undefined;
  judging: Judging;
  busy: boolean;
  onSign(): void;
  onPublish(): void;
  onRefuse(): void;
}

/** Why signing is not possible yet: the person, the verdicts, or what is still to be confirmed. */
function signRefusal({ article, stage, judging }: Pick<SignActionsProps, 'article' | 'stage' | 'judging'>): string | undefined {
  if (!article.may.sign.allowed) return article.may.sign.message ?? 'Bạn không phải người ký ở bước này.';
  const wanted = (stage?.verdicts ?? []).filter(isVerdict);
  const open = wanted.filter((verdict) => !judging.verdicts[verdict]);
  if (open.length > 0) {
    const names = open.map((verdict) => VERDICT_NAMES[verdict].label.toLowerCase()).join(', ');
    return `Bạn mới kết luận ${wanted.length - open.length} trên ${wanted.length} mục. Còn: ${names}.`;
  }
  const failed = wanted.filter((verdict) => judging.verdicts[verdict] === 'fail');
  if (failed.length > 0) {
    return `${failed.map((verdict) => VERDICT_NAMES[verdict].label).join(', ')} chưa đạt. Bài có mục chưa đạt chỉ có thể trả lại.`;
  }
  const unconfirmed = (stage?.demands ?? []).filter((demand) => isConfirmation(demand) && !judging.confirms.includes(demand));
  return unconfirmed.length > 0 ? `Còn ${unconfirmed.length} điều chưa xác nhận.` : undefined;
}

export function SignActions({ article, approval, stage, judging, busy, onSign, onPublish, onRefuse }: SignActionsProps) {
  const { modal } = App.useApp();
  const narrow = useNarrow();
  const size = narrow ? 'large' : 'middle';
  const { refuse, publish } = article.may;
  const pending = approval.state === 'pending';
  if (!pending && article.state !== 'approved') return null;
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
    <>
      <PermissionButton danger size={size} refusal={refuse.allowed ? undefined : refuse.message} basis="LA-9.5" onClick={onRefuse}>
        Trả lại
      </PermissionButton>
      {pending ? (
        <PermissionButton
          type="primary"
          size={size}
          icon={<SafetyCertificateOutlined aria-hidden />}
          loading={busy}
          basis={stage?.basis ?? 'LA-9.4.a'}
          refusal={signRefusal({ article, stage, judging })}
          onClick={onSign}
        >
          Ký duyệt
        </PermissionButton>
      ) : (
        <PermissionButton
          type="primary"
          size={size}
          icon={<SendOutlined aria-hidden />}
          loading={busy}
          basis="LA-10.1.b"
          refusal={publish.allowed ? undefined : publish.message}
          onClick={confirm}
        >
          Đăng tải
        </PermissionButton>
      )}
    </>
  );
}
