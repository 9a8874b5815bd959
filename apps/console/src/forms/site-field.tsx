import { fold } from '@cong-tinh/kernel/text';
import { Select } from 'antd';
import { useAllSites } from '../api/hooks/sites';

export interface SiteFieldProps {
  id?: string;
  value?: string;
  onChange?(siteId: string): void;
}

/** A site of the province, found without diacritics by name or host. */
export function SiteField({ id, value, onChange }: SiteFieldProps) {
  const sites = useAllSites();
  const options = (sites.data ?? []).map((site) => ({ value: site.id, label: [site.unitName, site.host].filter(Boolean).join(', ') }));
  return (
    <Select
      id={id}
      showSearch={{ filterOption: (typed, option) => fold(String(option?.label)).includes(fold(typed)) }}
      options={options}
      loading={sites.isPending}
      placeholder="Tìm trang, gõ không dấu"
      value={value}
      onChange={onChange}
    />
  );
}
