import { SearchOutlined } from '@ant-design/icons';
import { Modal } from 'antd';
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { type Command, searchCommands } from './command-search';
import './command-palette.css';

export interface CommandPaletteProps {
  open: boolean;
  onClose(): void;
  commands: Command[];
  title: string;
  hint: string;
  /** More than this is counted, not shown. */
  most?: number;
}

/** A field with a list below, for commands and for sites; searches without diacritics. */
export function CommandPalette({ open, onClose, commands, title, hint, most = 60 }: CommandPaletteProps) {
  return (
    <Modal
      open={open}
      onCancel={onClose}
      footer={null}
      closable={false}
      title={<span className="sr-only">{title}</span>}
      width={620}
      style={{ top: 72 }}
      className="palette"
      destroyOnHidden
    >
      <PaletteBody onClose={onClose} commands={commands} title={title} hint={hint} most={most} />
    </Modal>
  );
}

function PaletteBody({ onClose, commands, title, hint, most }: Required<Omit<CommandPaletteProps, 'open'>>) {
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const hits = useMemo(() => searchCommands(commands, query), [commands, query]);
  const shown = hits.slice(0, most);
  const groups = [...new Set(shown.map((command) => command.group))];

  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [at, query]);

  const pick = (command?: Command) => {
    if (!command) return;
    onClose();
    command.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const moves: Record<string, () => void> = {
      ArrowDown: () => setAt(Math.min(at + 1, shown.length - 1)),
      ArrowUp: () => setAt(Math.max(at - 1, 0)),
      Enter: () => pick(shown[at]),
    };
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    move();
  };
  const current = shown[at];

  return (
    <>
      <div className="palette-field">
        <SearchOutlined aria-hidden />
        <input
          autoFocus
          role="combobox"
          aria-expanded="true"
          aria-controls={id}
          aria-autocomplete="list"
          aria-label={title}
          aria-activedescendant={current ? `${id}-${current.id}` : undefined}
          placeholder={hint}
          value={query}
          onChange={(event) => {
            setQuery(event.target.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <div className="sr-only" role="status">
        {hits.length} kết quả
      </div>
      <div className="palette-list" id={id} role="listbox" aria-label={title} ref={list} tabIndex={-1}>
        {groups.map((group) => (
          <div role="group" aria-label={group} key={group}>
            <div className="palette-group" aria-hidden>
              {group}
            </div>
            {shown.map(
              (command, i) =>
                command.group === group && (
                  <div
                    key={command.id}
                    id={`${id}-${command.id}`}
                    role="option"
                    aria-selected={i === at}
                    className="palette-item"
                    onMouseMove={() => setAt(i)}
                    onClick={() => pick(command)}
                  >
                    {command.icon && <span aria-hidden>{command.icon}</span>}
                    <span className="palette-title">{command.title}</span>
                    {command.detail && <span className="palette-detail">{command.detail}</span>}
                  </div>
                ),
            )}
          </div>
        ))}
        {hits.length === 0 && (
          <div className="palette-none" role="option" aria-selected="false" aria-disabled="true">
            Không có kết quả cho “{query}”. Thử gõ không dấu hoặc ít chữ hơn.
          </div>
        )}
      </div>
      <div className="palette-foot">
        <span>
          <kbd>↑</kbd> <kbd>↓</kbd> chọn
        </span>
        <span>
          <kbd>Enter</kbd> mở
        </span>
        <span>
          <kbd>Esc</kbd> đóng
        </span>
        <span className="palette-count">{hits.length > most ? `${most} trên ${hits.length}` : hits.length} kết quả</span>
      </div>
    </>
  );
}
