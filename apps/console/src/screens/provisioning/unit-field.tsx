import { fold } from '@cong-tinh/kernel/text';
import { Select } from 'antd';
import { useMemo } from 'react';
import { useUnits } from '../../api/hooks/sites';
import { placeName } from '../../words/units';

export interface UnitFieldProps {
  id?: string;
  value?: string;
  onChange?(unitId: string): void;
}

/** Units of the province that have no site yet. */
export function UnitField({ id, value, onChange }: UnitFieldProps) {
  const units = useUnits();
  const options = useMemo(() => {
    const all = units.data ?? [];
    return all.filter((unit) => unit.siteId === null || unit.id === value).map((unit) => ({ value: unit.id, label: placeName(unit, all) }));
  }, [units.data, value]);
  return (
    <Select
      id={id}
      showSearch={{ filterOption: (typed, option) => fold(String(option?.label)).includes(fold(typed)) }}
      placeholder="Tìm đơn vị, gõ không dấu"
      loading={units.isPending}
      value={value}
      onChange={onChange}
      options={options}
      notFoundContent={units.isPending ? 'Đang tải…' : 'Không có đơn vị nào chưa có trang khớp'}
    />
  );
}
