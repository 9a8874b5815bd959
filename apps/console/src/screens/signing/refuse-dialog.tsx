import { App, Button, Form, Input, Radio, Select } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { showFaults } from '../../forms/form-problem';
import { type RefusalInput, useArticles, useRefuseArticle } from '../../api/hooks/articles';
import { useRule } from '../../api/hooks/regulation';
import { type ArticleDetail } from '../../api/types';
import { useFormDraft } from '../../drafts/form-draft';
import { to } from '../../shell/paths';
import { useToday } from '../../theme/use-today';
import { Basis, DateField, Dialog, Loading, Notice, ProblemNotice } from '../../ui';

const NOT_YET_PUBLIC = 'not_yet_public';

/** One of the grounds of the regulation, and a note for the author. Basis: LA-9.5 */
export function RefuseDialog({ site, article, onClose }: { site: string; article: ArticleDetail; onClose(): void }) {
  const [form] = Form.useForm<RefusalInput>();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const today = useToday();
  const rule = useRule(site, 'approval.refusalGrounds');
  const refuse = useRefuseArticle(site, article.id);
  const draft = useFormDraft<RefusalInput>(`refuse:${article.id}`);
  const [unplaced, setUnplaced] = useState<Error | null>(null);
  const chosen = Form.useWatch('ground', form);
  const ground = rule?.value.grounds.find(({ code }) => code === chosen);

  const send = (values: RefusalInput) => {
    setUnplaced(null);
    refuse.mutate(values, {
      onSuccess: () => {
        draft.clear();
        void message.success(`Đã trả lại bài cho ${article.authorName}`);
        void navigate(to.signing(site));
      },
      onError: (error) => setUnplaced(showFaults(form, error) ? null : error),
    });
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title="Trả lại bài"
      footer={
        <>
          <Button onClick={onClose}>Để sau</Button>
          <Button type="primary" danger loading={refuse.isPending} onClick={() => form.submit()}>
            Trả lại bài
          </Button>
        </>
      }
    >
      {unplaced && <ProblemNotice error={unplaced} />}
      <p>
        Bài trở về {article.authorName} để sửa và trình lại. Chọn một căn cứ. <Basis id={rule?.basis ?? 'LA-9.5'} />
      </p>
      {!rule && <Loading small />}
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={draft.initial ?? {}}
        onFinish={send}
        onValuesChange={(_, values) => draft.keep(values)}
      >
        <Form.Item name="ground" label="Căn cứ trả lại" rules={[{ required: true, message: 'Chọn một căn cứ' }]}>
          <Radio.Group className="stacked-radios">
            {(rule?.value.grounds ?? []).map(({ code, order, label }) => (
              <Radio key={code} value={code}>
                <b>({order})</b> {label}
              </Radio>
            ))}
          </Radio.Group>
        </Form.Item>
        {ground?.needsDuplicate && <DuplicateField site={site} />}
        {ground?.code === NOT_YET_PUBLIC && (
          <Form.Item name="recheckOn" label="Ngày xem lại" rules={[{ required: true, message: 'Chọn ngày xem lại' }]}>
            <DateField min={today} />
          </Form.Item>
        )}
        {ground?.conceals && (
          <Notice tone="warn" title="Nội dung sẽ được che">
            Với căn cứ này, nội dung bài chỉ còn người có thẩm quyền đọc được.
          </Notice>
        )}
        <Form.Item
          name="note"
          label="Chỗ cần sửa"
          rules={[{ required: true, whitespace: true, message: 'Ghi rõ để người soạn hiểu chỗ cần sửa' }]}
        >
          <Input.TextArea rows={3} maxLength={2000} placeholder="Ví dụ: đoạn 2, số hộ chưa khớp báo cáo của ấp 4" />
        </Form.Item>
      </Form>
    </Dialog>
  );
}

function DuplicateField({ site }: { site: string }) {
  const [search, setSearch] = useState('');
  const published = useArticles(site, { state: 'published', search: search || undefined });
  const options = (published.data?.pages[0]?.items ?? []).map(({ id, title }) => ({ value: id, label: title }));
  return (
    <Form.Item name="duplicateOfId" label="Trùng với bài đã đăng" rules={[{ required: true, message: 'Chọn bài đã đăng' }]}>
      <Select
        showSearch={{ filterOption: false, onSearch: setSearch }}
        placeholder="Tìm bài đã đăng, gõ không dấu"
        loading={published.isFetching}
        options={options}
        notFoundContent="Không có bài nào khớp"
      />
    </Form.Item>
  );
}
