import { useSuspendSite } from '../../api/hooks/sites';
import { type SiteDetail, type SuspensionInput } from '../../api/types';
import { FormDialog } from '../../forms/form-dialog';
import { PAPER_FIELDS } from '../../forms/paper-fields';
import { Notice } from '../../ui';
import { decisionOf, GroundFields, type GroundValues } from './ground-fields';

/** Stops a site by a decision of UBND tỉnh, or on a technical ground that is written down. */
export function SuspendDialog({ site, onClose }: { site: SiteDetail; onClose(): void }) {
  const suspend = useSuspendSite(site.id);
  return (
    <FormDialog<GroundValues, SuspensionInput>
      title={`Tạm dừng: ${site.unitName}`}
      submit="Tạm dừng"
      done="Đã tạm dừng trang"
      danger
      draftKey={`suspend:${site.id}`}
      initial={{ ground: 'decision' }}
      change={suspend}
      body={(values) => ({ ground: values.ground, reason: values.reason, ...decisionOf(values) })}
      fields={PAPER_FIELDS}
      intro={
        <Notice tone="warn" title="Người dân sẽ không đọc được trang này">
          Địa chỉ vẫn trả lời bằng thông báo tạm dừng. Không nội dung nào bị xóa.
        </Notice>
      }
      onClose={onClose}
    >
      <GroundFields technical="Lý do kỹ thuật" />
    </FormDialog>
  );
}
