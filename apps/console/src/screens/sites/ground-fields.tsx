import { Form, Input, Radio } from 'antd';
import { PaperFields, type PaperValues } from '../../forms/paper-fields';

export interface GroundValues extends Partial<PaperValues> {
  ground: 'decision' | 'technical';
  reason: string;
}

/** The decision in a body, when there is one. */
export const decisionOf = ({ ground, number, decidedOn }: GroundValues) =>
  ground === 'decision' && number && decidedOn ? { decision: { number, decidedOn } } : {};

/** A decision of UBND tỉnh, or a technical ground; in either case the reason in words. */
export function GroundFields({ technical }: { technical: string }) {
  return (
    <>
      <Form.Item name="ground" label="Căn cứ">
        <Radio.Group
          options={[
            { value: 'decision', label: 'Quyết định của UBND tỉnh' },
            { value: 'technical', label: technical },
          ]}
        />
      </Form.Item>
      <Form.Item noStyle dependencies={['ground']}>
        {({ getFieldValue }) => getFieldValue('ground') === 'decision' && <PaperFields />}
      </Form.Item>
      <Form.Item name="reason" label="Lý do" rules={[{ required: true, whitespace: true, min: 5, message: 'Ghi rõ lý do' }]}>
        <Input.TextArea rows={3} maxLength={1000} />
      </Form.Item>
    </>
  );
}
