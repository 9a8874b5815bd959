import { CheckOutlined } from '@ant-design/icons';
import { Basis } from './basis';
import { type ChainStep } from './signing-chain';
import { StatusTag } from './status-tag';
import './signing-chain.css';

/** The chain spelled out, with the clause of each step. */
export function SigningSteps({ steps, at }: { steps: ChainStep[]; at: number }) {
  return (
    <ol className="chain-steps">
      {steps.map((step, i) => (
        <li key={step.key} className={i < at ? 'done' : i === at ? 'current' : ''} aria-current={i === at ? 'step' : undefined}>
          <span className="step-dot" aria-hidden>
            {i < at ? <CheckOutlined /> : i + 1}
          </span>
          <div>
            <div className="chain-name">
              {step.name}
              {i === at && <StatusTag tone="ink">Bước này</StatusTag>}
              {i === at + 1 && <StatusTag>Tiếp theo</StatusTag>}
              <span className="sr-only">{i < at ? ', xong' : ''}</span>
            </div>
            {(step.who ?? step.note) && <div className="chain-who">{[step.who, step.note].filter(Boolean).join(', ')}</div>}
            {step.basis && <Basis id={step.basis} />}
          </div>
        </li>
      ))}
    </ol>
  );
}
