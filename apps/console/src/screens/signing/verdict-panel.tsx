import { Radio } from 'antd';
import { type Verdict } from '../../api/types';
import { Basis, Panel } from '../../ui';
import { VERDICT_NAMES } from '../../words/articles';

export type Judgement = 'pass' | 'fail';

export interface VerdictPanelProps {
  verdicts: Verdict[];
  value: Partial<Record<Verdict, Judgement>>;
  onChange(verdict: Verdict, judgement: Judgement): void;
}

const OPTIONS: Record<Verdict, { value: Judgement; label: string }[]> = {
  content: [
    { value: 'pass', label: 'Đạt' },
    { value: 'fail', label: 'Chưa đạt' },
  ],
  form: [
    { value: 'pass', label: 'Đạt' },
    { value: 'fail', label: 'Chưa đạt' },
  ],
  dosage: [
    { value: 'pass', label: 'Phù hợp' },
    { value: 'fail', label: 'Chưa phù hợp' },
  ],
};

/** Content, form and dosage are judged one by one. Basis: LA-9.4.a */
export function VerdictPanel({ verdicts, value, onChange }: VerdictPanelProps) {
  return (
    <Panel title="Kết luận của bạn" extra={<Basis id="LA-9.4.a" short />}>
      {verdicts.map((verdict) => (
        <fieldset key={verdict} className="verdict">
          <legend>{VERDICT_NAMES[verdict].label}</legend>
          <p className="hint">{VERDICT_NAMES[verdict].hint}</p>
          <Radio.Group
            block
            optionType="button"
            buttonStyle="solid"
            aria-label={VERDICT_NAMES[verdict].label}
            value={value[verdict] ?? null}
            onChange={(event) => onChange(verdict, event.target.value as Judgement)}
            options={OPTIONS[verdict]}
          />
        </fieldset>
      ))}
    </Panel>
  );
}
