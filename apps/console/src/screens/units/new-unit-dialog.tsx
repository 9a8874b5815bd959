import { Form, Select } from 'antd';
import { useNavigate } from 'react-router';
import { useAddUnit } from '../../api/hooks/units';
import { type NewUnit, type UnitKind } from '../../api/types';
import { FormDialog } from '../../forms/form-dialog';
import { to } from '../../shell/paths';
import { KIND_NAMES } from '../../words/units';
import { toVersionInput, UNIT_FIELDS, UnitFields, type UnitValues } from './unit-fields';

interface Values extends UnitValues {
  kind: UnitKind;
}

const KINDS = Object.entries(KIND_NAMES)
  .filter(([kind]) => kind !== 'province')
  .map(([value, label]) => ({ value: value as UnitKind, label }));

/** Enters a unit that a decision made. */
export function NewUnitDialog({ onClose }: { onClose(): void }) {
  const navigate = useNavigate();
  const add = useAddUnit(({ id }) => void navigate(to.unit(id)));
  return (
    <FormDialog<Values, NewUnit>
      title="Thêm đơn vị"
      submit="Thêm đơn vị"
      done="Đã thêm đơn vị"
      draftKey="new-unit"
      initial={{}}
      change={add}
      body={({ kind, ...values }) => ({ kind, ...toVersionInput(values) })}
      fields={UNIT_FIELDS}
      width={640}
      intro={<p>Nhập đúng theo quyết định thành lập. Nhập, chia, giải thể đơn vị là việc sắp xếp đơn vị hành chính, không nhập ở đây.</p>}
      onClose={onClose}
    >
      {(form) => (
        <>
          <Form.Item name="kind" label="Loại đơn vị" rules={[{ required: true, message: 'Chọn loại đơn vị' }]}>
            <Select
              options={KINDS}
              placeholder="Chọn loại đơn vị"
              onChange={() => form.setFieldsValue({ type: undefined, parentId: undefined })}
            />
          </Form.Item>
          <NamedByKind />
        </>
      )}
    </FormDialog>
  );
}

function NamedByKind() {
  const form = Form.useFormInstance<Values>();
  const kind = Form.useWatch('kind', form) ?? (form.getFieldValue('kind') as UnitKind | undefined);
  return <UnitFields kind={kind} />;
}
