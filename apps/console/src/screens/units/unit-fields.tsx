import { fold } from '@cong-tinh/kernel/text';
import { Form, Input, Select } from 'antd';
import { useUnitsOn } from '../../api/hooks/units';
import { type UnitKind, type UnitVersionInput } from '../../api/types';
import { PaperFields, type PaperValues } from '../../forms/paper-fields';
import { DateField } from '../../ui';
import { isAgency, PARENT_KINDS, TYPE_WORDS } from './unit-words';

export interface UnitValues extends PaperValues, Omit<UnitVersionInput, 'decision'> {
  issuer: string;
}

/** Field of the server → field of the form. */
export const UNIT_FIELDS = {
  'decision.number': 'number',
  'decision.decidedOn': 'decidedOn',
  'decision.issuer': 'issuer',
  decision: 'decidedOn',
  decidedOn: 'decidedOn',
};

const blank = (text: string | null | undefined): string | null => (text ? text : null);

/** What is sent, of what was typed. */
export const toVersionInput = (values: UnitValues): UnitVersionInput => ({
  code: values.code,
  type: values.type,
  name: values.name,
  shortName: blank(values.shortName),
  abbreviation: blank(values.abbreviation),
  englishName: blank(values.englishName),
  parentId: values.parentId ?? null,
  validFrom: values.validFrom,
  decision: { number: values.number, decidedOn: values.decidedOn, issuer: values.issuer },
  basis: values.basis,
});

/** The paper, the day, and what the unit is called and stands under from then on. */
export function UnitFields({ kind }: { kind: UnitKind | undefined }) {
  const form = Form.useFormInstance<UnitValues>();
  const validFrom = Form.useWatch('validFrom', form) ?? (form.getFieldValue('validFrom') as string | undefined);
  return (
    <>
      <PaperFields numberLabel="Số quyết định, nghị quyết" example="1682/NQ-UBTVQH15" />
      <Form.Item name="issuer" label="Cơ quan ban hành" rules={[{ required: true, whitespace: true, message: 'Nhập cơ quan ban hành' }]}>
        <Input maxLength={200} placeholder="Ví dụ: Hội đồng nhân dân tỉnh" />
      </Form.Item>
      <Form.Item name="basis" label="Căn cứ" rules={[{ required: true, whitespace: true, min: 2, message: 'Nhập căn cứ pháp lý' }]}>
        <Input maxLength={300} placeholder="Ví dụ: Luật Tổ chức chính quyền địa phương" />
      </Form.Item>
      <Form.Item name="validFrom" label="Có hiệu lực từ ngày" rules={[{ required: true, message: 'Chọn ngày có hiệu lực' }]}>
        <DateField />
      </Form.Item>
      {kind && <NameFields kind={kind} asOf={validFrom ?? null} />}
    </>
  );
}

function NameFields({ kind, asOf }: { kind: UnitKind; asOf: string | null }) {
  const types = TYPE_WORDS[kind];
  return (
    <>
      <div className="two-fields">
        <Form.Item name="type" label="Loại" rules={[{ required: true, whitespace: true, message: types ? 'Chọn loại' : 'Nhập loại' }]}>
          {types ? (
            <Select options={types.map((value) => ({ value, label: value }))} placeholder="Chọn loại" />
          ) : (
            <Input maxLength={60} placeholder="Ví dụ: sở" autoCapitalize="none" />
          )}
        </Form.Item>
        <Form.Item name="code" label="Mã đơn vị" rules={[{ required: true, whitespace: true, message: 'Nhập mã đơn vị' }]}>
          <Input maxLength={20} placeholder={isAgency(kind) ? 'Ví dụ: 80-15' : 'Ví dụ: 28021'} spellCheck={false} />
        </Form.Item>
      </div>
      <Form.Item
        name="name"
        label={isAgency(kind) ? 'Tên đầy đủ' : 'Tên riêng, không kèm loại'}
        rules={[{ required: true, whitespace: true, message: 'Nhập tên' }]}
      >
        <Input maxLength={160} placeholder={isAgency(kind) ? 'Ví dụ: Sở Nội vụ' : 'Ví dụ: Thanh Phú'} />
      </Form.Item>
      {PARENT_KINDS[kind].length > 0 && (
        <Form.Item name="parentId" label="Đơn vị cấp trên" rules={[{ required: true, message: 'Chọn đơn vị cấp trên' }]}>
          <ParentField kind={kind} asOf={asOf} />
        </Form.Item>
      )}
      {isAgency(kind) && (
        <>
          <div className="two-fields">
            <Form.Item name="shortName" label="Tên viết tắt (nếu có)">
              <Input maxLength={60} placeholder="Ví dụ: SNV" />
            </Form.Item>
            <Form.Item name="abbreviation" label="Nhãn viết tắt của tên miền (nếu có)">
              <Input maxLength={63} placeholder="Ví dụ: snv" autoCapitalize="none" spellCheck={false} />
            </Form.Item>
          </div>
          <Form.Item name="englishName" label="Tên tiếng Anh (nếu có)">
            <Input maxLength={200} placeholder="Ví dụ: Department of Home Affairs" spellCheck={false} />
          </Form.Item>
        </>
      )}
    </>
  );
}

interface ParentFieldProps {
  id?: string;
  value?: string;
  onChange?(unitId: string): void;
  kind: UnitKind;
  asOf: string | null;
}

/** Units that may stand above, as of the day from which the version holds. */
function ParentField({ id, value, onChange, kind, asOf }: ParentFieldProps) {
  const parents = useUnitsOn(asOf, PARENT_KINDS[kind]);
  return (
    <Select
      id={id}
      showSearch={{ filterOption: (typed, option) => fold(String(option?.label)).includes(fold(typed)) }}
      options={(parents.data ?? []).map((unit) => ({ value: unit.id, label: unit.fullName }))}
      loading={asOf !== null && parents.isPending}
      placeholder={asOf === null ? 'Chọn ngày có hiệu lực trước' : 'Tìm đơn vị, gõ không dấu'}
      value={value}
      onChange={onChange}
    />
  );
}
