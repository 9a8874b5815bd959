import {
  BoldOutlined,
  FontSizeOutlined,
  ItalicOutlined,
  LinkOutlined,
  MessageOutlined,
  OrderedListOutlined,
  RedoOutlined,
  UndoOutlined,
  UnorderedListOutlined,
} from '@ant-design/icons';
import { type Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { Tooltip } from 'antd';
import { type ComponentType, type KeyboardEvent, useState } from 'react';

interface Tool {
  key: string;
  label: string;
  icon: ComponentType<{ 'aria-hidden'?: boolean }>;
  on?: boolean;
  run(): void;
}

/** One tab stop; arrows move between the tools. */
export function EditorToolbar({ editor, onLink }: { editor: Editor; onLink(): void }) {
  const [at, setAt] = useState(0);
  const on = useEditorState({
    editor,
    selector: ({ editor: current }) => ({
      bold: current.isActive('bold'),
      italic: current.isActive('italic'),
      h2: current.isActive('heading', { level: 2 }),
      h3: current.isActive('heading', { level: 3 }),
      bullets: current.isActive('bulletList'),
      numbers: current.isActive('orderedList'),
      quote: current.isActive('blockquote'),
      link: current.isActive('link'),
    }),
  });
  const chain = () => editor.chain().focus();
  const tools: Tool[] = [
    { key: 'bold', label: 'Đậm', icon: BoldOutlined, on: on.bold, run: () => chain().toggleBold().run() },
    { key: 'italic', label: 'Nghiêng', icon: ItalicOutlined, on: on.italic, run: () => chain().toggleItalic().run() },
    { key: 'h2', label: 'Tiêu đề mục', icon: FontSizeOutlined, on: on.h2, run: () => chain().toggleHeading({ level: 2 }).run() },
    { key: 'h3', label: 'Tiêu đề mục nhỏ', icon: SmallHeadingIcon, on: on.h3, run: () => chain().toggleHeading({ level: 3 }).run() },
    { key: 'bullets', label: 'Danh sách', icon: UnorderedListOutlined, on: on.bullets, run: () => chain().toggleBulletList().run() },
    { key: 'numbers', label: 'Danh sách số', icon: OrderedListOutlined, on: on.numbers, run: () => chain().toggleOrderedList().run() },
    { key: 'quote', label: 'Trích dẫn', icon: MessageOutlined, on: on.quote, run: () => chain().toggleBlockquote().run() },
    { key: 'link', label: 'Liên kết', icon: LinkOutlined, on: on.link, run: onLink },
    { key: 'undo', label: 'Hoàn tác', icon: UndoOutlined, run: () => chain().undo().run() },
    { key: 'redo', label: 'Làm lại', icon: RedoOutlined, run: () => chain().redo().run() },
  ];
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const next = (at + step + tools.length) % tools.length;
    setAt(next);
    event.currentTarget.querySelectorAll('button')[next]?.focus();
  };
  return (
    <div className="editor-tools" role="toolbar" aria-label="Định dạng văn bản" onKeyDown={onKeyDown}>
      {tools.map(({ key, label, icon: Icon, on: active, run }, i) => (
        <Tooltip title={label} key={key}>
          <button
            type="button"
            aria-label={label}
            aria-pressed={active}
            tabIndex={i === at ? 0 : -1}
            onFocus={() => setAt(i)}
            onMouseDown={(event) => event.preventDefault()}
            onClick={run}
          >
            <Icon aria-hidden />
          </button>
        </Tooltip>
      ))}
    </div>
  );
}

function SmallHeadingIcon() {
  return (
    <span className="small-heading-icon" aria-hidden>
      T
    </span>
  );
}
