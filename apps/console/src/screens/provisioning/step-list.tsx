import { CheckOutlined } from '@ant-design/icons';
import { STEPS } from './steps';
import './provisioning.css';

export interface StepListProps {
  /** Steps before this one are done. */
  open: number;
  shown: number;
  onShow(step: number): void;
}

export function StepList({ open, shown, onShow }: StepListProps) {
  return (
    <ol className="wizard-steps" aria-label="Các bước cấp trang">
      {STEPS.map((step, i) => (
        <li key={step.key} className={`${i < open ? 'done' : ''} ${i === shown ? 'current' : ''}`}>
          <button type="button" aria-current={i === shown ? 'step' : undefined} onClick={() => onShow(i)}>
            <span className="step-dot" aria-hidden>
              {i < open ? <CheckOutlined /> : i + 1}
            </span>
            <span className="wizard-name">
              <span className="sr-only">Bước {i + 1}: </span>
              {step.name}
              <span className="sr-only">{i < open ? ', xong' : ''}</span>
            </span>
          </button>
        </li>
      ))}
    </ol>
  );
}
