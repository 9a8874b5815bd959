import { CheckCircleFilled, StopFilled, WarningFilled } from '@ant-design/icons';
import { type ReactNode } from 'react';
import './status-tag.css';

export type Tone = 'ok' | 'warn' | 'err' | 'info' | 'ink' | 'mute';

/** A state in words and shape; colour only underlines it. */
export function StatusTag({ tone = 'mute', children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span className={`tag ${tone}`}>
      {tone === 'ok' && <CheckCircleFilled aria-hidden />}
      {tone === 'warn' && <WarningFilled aria-hidden />}
      {tone === 'err' && <StopFilled aria-hidden />}
      {children}
    </span>
  );
}
