import { CheckCircleFilled, InfoCircleFilled, StopFilled, WarningFilled } from '@ant-design/icons';
import { type ReactNode } from 'react';
import { type Tone } from './status-tag';
import './notice.css';

export interface NoticeProps {
  tone: Tone;
  title: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
  /** Read out at once: for what happened because of the person's own action. */
  announce?: boolean;
}

const ICONS = {
  ok: CheckCircleFilled,
  err: StopFilled,
  warn: WarningFilled,
  info: InfoCircleFilled,
  ink: InfoCircleFilled,
  mute: InfoCircleFilled,
};

/** A message in its place. */
export function Notice({ tone, title, children, actions, announce }: NoticeProps) {
  const Icon = ICONS[tone];
  return (
    <div className={`notice ${tone}`} role={announce ? 'alert' : undefined}>
      <Icon aria-hidden />
      <div>
        <b>{title}</b>
        {children && <div>{children}</div>}
      </div>
      {actions && <div className="notice-actions">{actions}</div>}
    </div>
  );
}
