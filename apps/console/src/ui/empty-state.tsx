import { type ReactNode } from 'react';
import './empty-state.css';

export interface EmptyStateProps {
  title: string;
  children: ReactNode;
  action?: ReactNode;
}

/** Nothing here, and what comes next. */
export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div className="empty">
      <svg width="132" height="64" viewBox="0 0 132 64" aria-hidden fill="none" stroke="currentColor" strokeWidth="1.5">
        <path d="M2 46c16-10 26-10 42 0s26 10 42 0 26-10 42 0M2 56c16-10 26-10 42 0s26 10 42 0 26-10 42 0" opacity=".5" />
        <path d="M66 36V14m0 22c-10-2-15-9-15-17 9 1 14 7 15 17Zm0 0c10-2 15-9 15-17-9 1-14 7-15 17Zm0-2c-5-6-5-14 0-21 5 7 5 15 0 21Z" />
      </svg>
      <h2>{title}</h2>
      <p>{children}</p>
      {action}
    </div>
  );
}
