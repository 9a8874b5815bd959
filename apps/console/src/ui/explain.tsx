import { Drawer, Popover } from 'antd';
import { type FocusEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { usePhone } from '../theme/use-media';
import './explain.css';

export interface ExplainProps {
  label: ReactNode;
  title: string;
  children: ReactNode;
  className?: string;
  width?: number;
  /** Only when the visible label is a picture; otherwise it must contain the visible text. */
  ariaLabel?: string;
}

/** The one frame of every "why": a button with a floating dialog on a desk, a sheet from below on a phone. */
export function Explain({ label, title, children, className = '', width = 360, ariaLabel }: ExplainProps) {
  const [open, setOpen] = useState(false);
  const phone = usePhone();
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const box = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (!open || phone) return;
    const timer = setTimeout(() => box.current?.focus({ preventScroll: true }), 60);
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      setOpen(false);
      button.current?.focus();
    };
    document.addEventListener('keydown', onKey, true);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('keydown', onKey, true);
    };
  }, [open, phone]);

  const closeWhenLeft = (event: FocusEvent<HTMLDivElement>) => {
    const next = event.relatedTarget;
    if (next && !event.currentTarget.contains(next) && next !== button.current) setOpen(false);
  };

  const trigger = (
    <button
      ref={button}
      type="button"
      className={`explain ${className}`}
      aria-haspopup="dialog"
      aria-expanded={open}
      aria-controls={open ? id : undefined}
      aria-label={ariaLabel}
      onClick={() => setOpen(!open)}
    >
      {label}
    </button>
  );

  if (phone) {
    return (
      <>
        {trigger}
        <Drawer
          open={open}
          onClose={() => setOpen(false)}
          placement="bottom"
          size="auto"
          title={title}
          destroyOnHidden
          classNames={{ section: 'sheet' }}
        >
          <div id={id} className="explain-body">
            {children}
          </div>
        </Drawer>
      </>
    );
  }
  return (
    <Popover
      open={open}
      onOpenChange={(next) => !next && setOpen(false)}
      trigger="click"
      destroyOnHidden
      content={
        <div
          id={id}
          ref={box}
          role="dialog"
          aria-label={title}
          tabIndex={0}
          className="explain-box explain-body"
          style={{ width }}
          onBlur={closeWhenLeft}
        >
          <div className="explain-title">{title}</div>
          {children}
        </div>
      }
    >
      {trigger}
    </Popover>
  );
}
