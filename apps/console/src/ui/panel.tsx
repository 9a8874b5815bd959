import { type ReactNode, useId } from 'react';
import './panel.css';

export interface PanelProps {
  title: ReactNode;
  extra?: ReactNode;
  children: ReactNode;
  /** No inner margin at the sides: for tables and lists that run edge to edge. */
  flush?: boolean;
  id?: string;
  className?: string;
}

/** A titled block of a screen. */
export function Panel({ title, extra, children, flush, id, className = '' }: PanelProps) {
  const heading = useId();
  return (
    <section className={`panel ${flush ? 'flush' : ''} ${className}`} aria-labelledby={heading} id={id}>
      <div className="panel-head">
        <h2 id={heading}>{title}</h2>
        {extra}
      </div>
      <div className="panel-body">{children}</div>
    </section>
  );
}
