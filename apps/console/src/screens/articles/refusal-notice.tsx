import { useRule } from '../../api/hooks/regulation';
import { type ApprovalView } from '../../api/types';
import { Basis, Instant, Notice } from '../../ui';

/** Why a text came back. Basis: LA-9.5 */
export function RefusalNotice({ site, refusal }: { site: string; refusal: NonNullable<ApprovalView['refusal']> }) {
  const grounds = useRule(site, 'approval.refusalGrounds');
  const ground = grounds?.value.grounds.find(({ code }) => code === refusal.ground);
  return (
    <Notice
      tone="warn"
      title={
        <>
          {refusal.by} trả lại bài, <Instant value={refusal.at} />
        </>
      }
    >
      Căn cứ ({refusal.groundNumber}){ground ? ` ${ground.label}` : ''}. {refusal.note} <Basis id={grounds?.basis ?? 'LA-9.5'} short />
    </Notice>
  );
}
