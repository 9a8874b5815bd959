import './editor.css';
import { type Editor } from '@tiptap/core';
import { EditorContent, useEditor } from '@tiptap/react';
import StarterKit from '@tiptap/starter-kit';
import { useEffect, useRef, useState } from 'react';
import { EditorToolbar } from './editor-toolbar';
import { KeptBlock } from './kept-block';
import { convertHtml, type LegacyPaste, legacyPaste } from './legacy-paste';
import { LegacyPasteDialog } from './legacy-paste-dialog';
import { Subscript, Superscript } from './letter-marks';
import { LinkDialog } from './link-dialog';

export interface RichEditorProps {
  value: string;
  onChange(html: string): void;
  label: string;
  invalid?: boolean;
}

/** What the toolbar does not offer is kept all the same: saving an article must not lose what another tool wrote. */
const EXTENSIONS = [
  StarterKit.configure({
    heading: { levels: [2, 3, 4] },
    codeBlock: false,
    link: {
      openOnClick: false,
      autolink: true,
      defaultProtocol: 'https',
      HTMLAttributes: { rel: null, target: null, class: null },
    },
  }),
  KeptBlock,
  Subscript,
  Superscript,
];

const htmlOf = (editor: Editor) => (editor.isEmpty ? '' : editor.getHTML());

/** The body of an article: headings, lists, quotes, links, bold and italic. */
export function RichEditor({ value, onChange, label, invalid }: RichEditorProps) {
  const [paste, setPaste] = useState<LegacyPaste | null>(null);
  const [linking, setLinking] = useState(false);
  const latest = useRef(onChange);
  latest.current = onChange;
  const editor = useEditor({
    extensions: EXTENSIONS,
    content: value,
    editorProps: {
      attributes: { class: 'editor-text', role: 'textbox', 'aria-multiline': 'true', 'aria-label': label, lang: 'vi' },
      handlePaste: (_, event) => {
        const found = legacyPaste(event.clipboardData);
        if (found) setPaste(found);
        return found !== null;
      },
    },
    onUpdate: ({ editor: current }) => latest.current(htmlOf(current)),
  });

  useEffect(() => {
    if (value !== htmlOf(editor)) editor.commands.setContent(value, { emitUpdate: false });
  }, [editor, value]);

  const insert = (text: string, html: string | null) => {
    const content =
      html ?? text.split(/\n{1,}/u).map((line) => ({ type: 'paragraph', content: line ? [{ type: 'text', text: line }] : [] }));
    editor.chain().focus().insertContent(content).run();
    setPaste(null);
  };

  return (
    <div className={invalid ? 'editor invalid' : 'editor'}>
      <EditorToolbar editor={editor} onLink={() => setLinking(true)} />
      <EditorContent editor={editor} />
      {linking && <LinkDialog editor={editor} onClose={() => setLinking(false)} />}
      {paste && (
        <LegacyPasteDialog
          paste={paste}
          onClose={() => setPaste(null)}
          onKeep={() => insert(paste.before, paste.html)}
          onConvert={() => insert(paste.after, paste.html && convertHtml(paste.html, paste.encoding))}
        />
      )}
    </div>
  );
}
