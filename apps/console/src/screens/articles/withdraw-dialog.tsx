import { App, Button, Form, Input, Radio } from 'antd';
import { useState } from 'react';
import { showFaults } from '../../forms/form-problem';
import { useWithdrawArticle, type WithdrawalInput } from '../../api/hooks/articles';
import { useRule } from '../../api/hooks/regulation';
import { type ArticleDetail } from '../../api/types';
import { useFormDraft } from '../../drafts/form-draft';
import { Basis, Dialog, Notice, ProblemNotice } from '../../ui';

/** Takes a published item down: ground, what citizens read at its address, and a confirmation. Basis: LA-9.4.b */
export function WithdrawDialog({ site, article, onClose }: { site: string; article: ArticleDetail; onClose(): void }) {
  const [form] = Form.useForm<WithdrawalInput>();
  const { message } = App.useApp();
  const rule = useRule(site, 'approval.withdrawal');
  const withdraw = useWithdrawArticle(site, article.id);
  const draft = useFormDraft<WithdrawalInput>(`withdraw:${article.id}`);
  const [unplaced, setUnplaced] = useState<Error | null>(null);
  const grounds = rule?.value.grounds ?? [];

  const send = (values: WithdrawalInput) => {
    setUnplaced(null);
    withdraw.mutate(values, {
      onSuccess: () => {
        draft.clear();
        void message.success('Đã gỡ bỏ; địa chỉ cũ nay trả lời bằng lý do công khai');
        onClose();
      },
      onError: (error) => setUnplaced(showFaults(form, error) ? null : error),
    });
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title="Gỡ bỏ bài đã đăng"
      footer={
        <>
          <Button onClick={onClose}>Để sau</Button>
          <Button type="primary" danger loading={withdraw.isPending} onClick={() => form.submit()}>
            Gỡ bỏ bài này
          </Button>
        </>
      }
    >
      <Notice tone="warn" title="Người dân sẽ không đọc được bài này nữa">
        “{article.title}” vẫn được lưu trữ đầy đủ. Ai mở địa chỉ cũ sẽ thấy lý do công khai bạn ghi dưới đây.
      </Notice>
      {unplaced && <ProblemNotice error={unplaced} />}
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={draft.initial ?? {}}
        onFinish={send}
        onValuesChange={(changed: Partial<WithdrawalInput>, values) => {
          const ground = changed.ground && grounds.find(({ code }) => code === changed.ground);
          if (ground && !form.isFieldTouched('publicReason')) form.setFieldValue('publicReason', ground.publicReason);
          draft.keep(form.getFieldsValue() ?? values);
        }}
      >
        <Form.Item
          name="ground"
          label={
            <span>
              Căn cứ gỡ bỏ <Basis id={rule?.basis ?? 'LA-9.4.b'} short />
            </span>
          }
          rules={[{ required: true, message: 'Chọn một căn cứ' }]}
        >
          <Radio.Group className="stacked-radios" options={grounds.map(({ code, label }) => ({ value: code, label }))} />
        </Form.Item>
        <Form.Item
          name="publicReason"
          label="Lý do công khai"
          rules={[{ required: true, whitespace: true, message: 'Ghi lý do mà người dân sẽ đọc' }]}
        >
          <Input.TextArea rows={3} maxLength={500} showCount />
        </Form.Item>
      </Form>
    </Dialog>
  );
}
