import { formatDate, isoDate } from '@cong-tinh/kernel/dates';
import { useChangeUnit } from '../../api/hooks/units';
import { type UnitVersionInput, type UnitVersionView } from '../../api/types';
import { FormDialog } from '../../forms/form-dialog';
import { toVersionInput, UNIT_FIELDS, UnitFields, type UnitValues } from './unit-fields';

/** Enters what a decision changes of a unit from a day on. */
export function UnitVersionDialog({ unit, onClose }: { unit: UnitVersionView; onClose(): void }) {
  const change = useChangeUnit(unit.id);
  const { code, type, name, shortName, abbreviation, englishName, parentId } = unit;
  return (
    <FormDialog<UnitValues, UnitVersionInput>
      title={`Thay đổi của ${unit.fullName}`}
      submit="Lưu thay đổi"
      done="Đã ghi thay đổi của đơn vị"
      draftKey={`unit:${unit.id}`}
      initial={{ code, type, name, shortName, abbreviation, englishName, parentId }}
      change={change}
      body={toVersionInput}
      fields={UNIT_FIELDS}
      width={640}
      intro={
        <p>
          Phiên bản đang có bắt đầu từ {formatDate(isoDate(unit.validFrom))} và kết thúc đúng ngày phiên bản mới có hiệu lực. Tên trang theo
          đơn vị từ ngày đó; tên miền giữ nguyên.
        </p>
      }
      onClose={onClose}
    >
      <UnitFields kind={unit.kind} />
    </FormDialog>
  );
}
