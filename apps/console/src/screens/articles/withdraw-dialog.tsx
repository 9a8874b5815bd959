import { Form, Input, Radio } from 'antd';
import { useWithdrawArticle } from '../../api/hooks/articles';
import { useRule } from '../../api/hooks/regulation';
import { type ArticleDetail, type WithdrawalInput } from '../../api/types';
import { FormDialog } from '../../forms/form-dialog';
import { Basis, Notice } from '../../ui';

/** Takes a published item down: ground, what citizens read at its address, and a confirmation. Basis: LA-9.4.b */
export function WithdrawDialog({ site, article, onClose }: { site: string; article: ArticleDetail; onClose(): void }) {
  const rule = useRule(site, 'approval.withdrawal');
  const withdraw = useWithdrawArticle(site, article.id);
  const grounds = rule?.value.grounds ?? [];
  return (
    <FormDialog<WithdrawalInput, WithdrawalInput>
      title="Gỡ bỏ bài đã đăng"
      submit="Gỡ bỏ bài này"
      done="Đã gỡ bỏ; địa chỉ cũ nay trả lời bằng lý do công khai"
      danger
      draftKey={`withdraw:${article.id}`}
      initial={{}}
      change={withdraw}
      body={({ ground, publicReason }) => ({ ground, ...(publicReason?.trim() ? { publicReason: publicReason.trim() } : {}) })}
      intro={
        <Notice tone="warn" title="Người dân sẽ không đọc được bài này nữa">
          “{article.title}” vẫn được lưu trữ đầy đủ. Ai mở địa chỉ cũ sẽ thấy lý do công khai dưới đây.
        </Notice>
      }
      onClose={onClose}
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
      <Form.Item noStyle dependencies={['ground']}>
        {({ getFieldValue }) => (
          <Form.Item name="publicReason" label="Lý do công khai" extra="Bỏ trống là dùng lời của căn cứ.">
            <Input.TextArea
              rows={3}
              maxLength={500}
              showCount
              placeholder={grounds.find(({ code }) => code === getFieldValue('ground'))?.publicReason}
            />
          </Form.Item>
        )}
      </Form.Item>
    </FormDialog>
  );
}
