import { Checkbox, Radio } from 'antd';
import { type StageView, type Verdict } from '../../api/types';
import { Basis, Panel } from '../../ui';
import { type Confirmation, CONFIRMATIONS, isVerdict, VERDICT_NAMES } from '../../words/articles';
import { type Judging } from './signing';

export type Judgement = 'pass' | 'fail';

export interface VerdictPanelProps {
  stage: StageView;
  confirmations: Confirmation[];
  value: Judging;
  onChange(value: Judging): void;
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

/** What the open stage wants judged, one by one. Basis: LA-9.4.a */
export function VerdictPanel({ stage, confirmations, value, onChange }: VerdictPanelProps) {
  return (
    <Panel title="Kết luận của bạn" extra={<Basis id={stage.basis} short />}>
      {stage.verdicts.filter(isVerdict).map((verdict) => (
        <fieldset key={verdict} className="verdict">
          <legend>{VERDICT_NAMES[verdict].label}</legend>
          <p className="hint">{VERDICT_NAMES[verdict].hint}</p>
          <Radio.Group
            block
            optionType="button"
            buttonStyle="solid"
            aria-label={VERDICT_NAMES[verdict].label}
            value={value.verdicts[verdict] ?? null}
            onChange={(event) => onChange({ ...value, verdicts: { ...value.verdicts, [verdict]: event.target.value as Judgement } })}
            options={OPTIONS[verdict]}
          />
        </fieldset>
      ))}
      {confirmations.length > 0 && (
        <Checkbox.Group
          aria-label="Bạn xác nhận"
          className="checklist-boxes"
          value={value.confirms}
          onChange={(confirms) => onChange({ ...value, confirms })}
          options={confirmations.map((demand) => ({ value: demand, label: CONFIRMATIONS[demand] }))}
        />
      )}
    </Panel>
  );
}
