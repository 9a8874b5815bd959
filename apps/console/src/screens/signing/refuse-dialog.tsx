import { Form, Input, Radio, Select } from 'antd';
import { useState } from 'react';
import { useArticles, useRefuseArticle } from '../../api/hooks/articles';
import { useRule } from '../../api/hooks/regulation';
import { type ArticleDetail, type RefusalInput } from '../../api/types';
import { FormDialog } from '../../forms/form-dialog';
import { useToday } from '../../theme/use-today';
import { Basis, DateField, Notice } from '../../ui';

const NOT_YET_PUBLIC = 'not_yet_public';

/** One of the grounds of the regulation, and a note for the author. Basis: LA-9.5 */
export function RefuseDialog({ site, article, onClose }: { site: string; article: ArticleDetail; onClose(): void }) {
  const today = useToday();
  const rule = useRule(site, 'approval.refusalGrounds');
  const refuse = useRefuseArticle(site, article.id);
  const grounds = rule?.value.grounds ?? [];
  return (
    <FormDialog<RefusalInput, RefusalInput>
      title="Trả lại bài"
      submit="Trả lại bài"
      done={`Đã trả lại bài cho ${article.authorName}`}
      danger
      draftKey={`refuse:${article.id}`}
      initial={{}}
      change={refuse}
      body={(values) => values}
      intro={
        <p>
          Bài trở về {article.authorName} để sửa và trình lại. Chọn một căn cứ. <Basis id={rule?.basis ?? 'LA-9.5'} />
        </p>
      }
      onClose={onClose}
    >
      <Form.Item name="ground" label="Căn cứ trả lại" rules={[{ required: true, message: 'Chọn một căn cứ' }]}>
        <Radio.Group className="stacked-radios">
          {grounds.map(({ code, order, label }) => (
            <Radio key={code} value={code}>
              <b>({order})</b> {label}
            </Radio>
          ))}
        </Radio.Group>
      </Form.Item>
      <Form.Item noStyle dependencies={['ground']}>
        {({ getFieldValue }) => {
          const ground = grounds.find(({ code }) => code === getFieldValue('ground'));
          return (
            <>
              {ground?.needsDuplicate && <DuplicateField site={site} />}
              {ground?.code === NOT_YET_PUBLIC && (
                <Form.Item name="recheckOn" label="Ngày xem lại">
                  <DateField min={today} />
                </Form.Item>
              )}
              {ground?.conceals && (
                <Notice tone="warn" title="Nội dung sẽ được che">
                  Với căn cứ này, chỉ Ban Biên tập và người đứng đầu đơn vị còn đọc được bài.
                </Notice>
              )}
            </>
          );
        }}
      </Form.Item>
      <Form.Item
        name="note"
        label="Chỗ cần sửa"
        rules={[{ required: rule?.value.needsNote ?? true, whitespace: true, message: 'Ghi rõ để người soạn hiểu chỗ cần sửa' }]}
      >
        <Input.TextArea rows={3} maxLength={2000} placeholder="Ví dụ: đoạn 2, số hộ chưa khớp báo cáo của ấp 4" />
      </Form.Item>
    </FormDialog>
  );
}

function DuplicateField({ site }: { site: string }) {
  const [search, setSearch] = useState('');
  const published = useArticles(site, { state: ['published'], search: search || undefined });
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
