import { useRetireAlias } from '../../api/hooks/domains';
import { type DecisionInput, type DomainView } from '../../api/types';
import { FormDialog } from '../../forms/form-dialog';
import { PaperFields, type PaperValues } from '../../forms/paper-fields';

export function RetireDialog({ domain, onClose }: { domain: DomainView; onClose(): void }) {
  const retire = useRetireAlias(domain.id);
  return (
    <FormDialog<PaperValues, DecisionInput>
      title={`Thôi dùng ${domain.host}`}
      submit="Thôi dùng"
      done="Đã ghi thôi dùng"
      draftKey={`retire:${domain.id}`}
      initial={{}}
      change={retire}
      body={(values) => values}
      intro={<p>Địa chỉ cũ vẫn trả lời và chuyển hướng về tên miền chính, để không liên kết nào bị đứt.</p>}
      onClose={onClose}
    >
      <PaperFields numberLabel="Số văn bản" example="46/SKHCN-CĐS" />
    </FormDialog>
  );
}
