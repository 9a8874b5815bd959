import { type Editor } from '@tiptap/core';
import { Button, Form, Input } from 'antd';
import { Dialog } from '../../ui';

const ADDRESS = /^(https?:\/\/[^\s]+|mailto:[^\s@]+@[^\s]+|tel:[+\d\s.]+|\/[^\s]*)$/i;

/** Puts a link on the selected words, or takes it off. */
export function LinkDialog({ editor, onClose }: { editor: Editor; onClose(): void }) {
  const [form] = Form.useForm<{ href: string }>();
  const current = (editor.getAttributes('link') as { href?: string }).href ?? '';
  const empty = editor.state.selection.empty && !current;
  const set = ({ href }: { href: string }) => {
    const chain = editor.chain().focus().extendMarkRange('link');
    if (empty) chain.insertContent({ type: 'text', text: href, marks: [{ type: 'link', attrs: { href } }] }).run();
    else chain.setLink({ href }).run();
    onClose();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title="Liên kết"
      width={480}
      footer={
        <>
          {current && (
            <Button
              danger
              onClick={() => {
                editor.chain().focus().extendMarkRange('link').unsetLink().run();
                onClose();
              }}
            >
              Bỏ liên kết
            </Button>
          )}
          <Button onClick={onClose}>Để sau</Button>
          <Button type="primary" onClick={() => form.submit()}>
            Đặt liên kết
          </Button>
        </>
      }
    >
      <Form form={form} layout="vertical" requiredMark={false} initialValues={{ href: current }} onFinish={set}>
        <Form.Item
          name="href"
          label="Địa chỉ"
          extra={empty ? 'Chưa chọn chữ nào: địa chỉ sẽ được chèn làm chữ của liên kết.' : 'Chữ được chọn nên nói rõ liên kết dẫn đến đâu.'}
          rules={[
            { required: true, message: 'Nhập địa chỉ' },
            { pattern: ADDRESS, message: 'Địa chỉ bắt đầu bằng https://, mailto:, tel: hoặc /' },
          ]}
        >
          <Input placeholder="https://" autoFocus inputMode="url" />
        </Form.Item>
      </Form>
    </Dialog>
  );
}
