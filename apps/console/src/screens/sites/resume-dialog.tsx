import { useResumeSite } from '../../api/hooks/sites';
import { type ResumptionInput, type SiteDetail } from '../../api/types';
import { FormDialog } from '../../forms/form-dialog';
import { PAPER_FIELDS } from '../../forms/paper-fields';
import { decisionOf, GroundFields, type GroundValues } from './ground-fields';

export function ResumeDialog({ site, onClose }: { site: SiteDetail; onClose(): void }) {
  const resume = useResumeSite(site.id);
  const stopped = site.suspensions.find((suspension) => suspension.endedAt === null);
  return (
    <FormDialog<GroundValues, ResumptionInput>
      title={`Cho hoạt động lại: ${site.unitName}`}
      submit="Cho hoạt động lại"
      done="Trang đã hoạt động lại"
      draftKey={`resume:${site.id}`}
      initial={{ ground: stopped?.ground ?? 'decision' }}
      change={resume}
      body={(values) => ({ reason: values.reason, ...decisionOf(values) })}
      fields={PAPER_FIELDS}
      onClose={onClose}
    >
      <GroundFields technical="Đã khắc phục kỹ thuật" />
    </FormDialog>
  );
}
