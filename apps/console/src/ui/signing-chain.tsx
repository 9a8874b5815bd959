import { CheckOutlined } from '@ant-design/icons';
import './signing-chain.css';

export interface ChainStep {
  key: string;
  name: string;
  /** Who did it, or who is waited for. */
  who?: string;
  /** By which hat, when, under which delegation. */
  note?: string;
  basis?: string;
}

export interface SigningChainProps {
  steps: ChainStep[];
  /** Index of the open step; `steps.length` when all are done. */
  at: number;
  mine?: boolean;
}

const saying = (i: number, at: number) => (i < at ? 'xong' : i === at ? 'đang ở đây' : 'chưa tới');

/** The chain in one line. */
export function SigningChain({ steps, at, mine }: SigningChainProps) {
  const current = steps[Math.min(at, steps.length - 1)];
  if (!current) return null;
  const done = at >= steps.length;
  return (
    <div className="chain">
      <ol aria-label={done ? `Đã xong ${steps.length} bước` : `Bước ${at + 1} trên ${steps.length}: ${current.name}`}>
        {steps.map((step, i) => (
          <li key={step.key} className={i < at ? 'done' : i === at ? 'current' : ''} aria-current={i === at ? 'step' : undefined}>
            <span className="sr-only">
              {step.name}: {saying(i, at)}
            </span>
            {i < at && <CheckOutlined aria-hidden />}
          </li>
        ))}
      </ol>
      <span className="chain-text" aria-hidden>
        <b>{done ? 'Đã xong' : current.name}</b> {!done && (mine ? 'chờ bạn' : current.who)}
      </span>
    </div>
  );
}
