import { fold } from '@cong-tinh/kernel/text';
import { Button, Checkbox } from 'antd';
import { useMemo, useState } from 'react';
import { useUnits } from '../../api/hooks/sites';
import { EmptyState, Panel, QueryView, SearchField } from '../../ui';
import { placeName } from '../../words/units';

export interface UnitPickerProps {
  chosen: string[];
  onChange(unitIds: string[]): void;
}

/** The units that have no site yet. */
export function UnitPicker({ chosen, onChange }: UnitPickerProps) {
  const units = useUnits();
  const [search, setSearch] = useState('');
  const free = useMemo(() => {
    const all = units.data ?? [];
    return all.filter((unit) => unit.siteId === null).map((unit) => ({ id: unit.id, name: placeName(unit, all) }));
  }, [units.data]);
  const shown = free.filter(({ name }) => fold(name).includes(fold(search)));
  const everyShown = shown.length > 0 && shown.every(({ id }) => chosen.includes(id));
  const toggleShown = () => {
    const ids = new Set(shown.map(({ id }) => id));
    onChange(everyShown ? chosen.filter((id) => !ids.has(id)) : [...new Set([...chosen, ...ids])]);
  };
  return (
    <Panel
      title={`Đơn vị chưa có trang${units.data ? ` (${free.length})` : ''}`}
      extra={
        shown.length > 0 && (
          <Button size="small" onClick={toggleShown}>
            {everyShown ? 'Bỏ chọn các mục đang hiện' : `Chọn ${shown.length} mục đang hiện`}
          </Button>
        )
      }
    >
      <QueryView query={units} part>
        {() =>
          free.length === 0 ? (
            <EmptyState title="Mọi đơn vị đã có trang">Không còn đơn vị nào để cấp trang.</EmptyState>
          ) : (
            <>
              <div className="filters">
                <SearchField label="Tìm đơn vị" placeholder="Tìm không dấu" value={search} onChange={setSearch} />
              </div>
              <ul className="batch-units" tabIndex={0} aria-label="Đơn vị chưa có trang">
                {shown.map(({ id, name }) => (
                  <li key={id}>
                    <Checkbox
                      checked={chosen.includes(id)}
                      onChange={(event) => onChange(event.target.checked ? [...chosen, id] : chosen.filter((other) => other !== id))}
                    >
                      {name}
                    </Checkbox>
                  </li>
                ))}
              </ul>
            </>
          )
        }
      </QueryView>
    </Panel>
  );
}
