import { Button, Form, Input, InputNumber } from 'antd';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { useBreakGlass } from '../../api/hooks/board';
import { useFormDraft } from '../../drafts/form-draft';
import { showFaults } from '../../forms/form-problem';
import { useCurrentSite } from '../../shell/current-site';
import { usePageTitle } from '../../shell/page-title';
import { to } from '../../shell/paths';
import { useRefusal } from '../../shell/refusal';
import { Basis, Instant, Notice, PageHeader, Panel, PermissionButton, ProblemNotice } from '../../ui';
import { nameInSentence } from '../../words/sites';
import { BreakGlassHistory } from './break-glass-history';

interface Values {
  reason: string;
  hours: number;
}

const HOURS = 4;

/** Reading what a site has not published: only with a reason, for a time, and not unseen. Basis: LA-10.1.d */
export default function BreakGlassScreen() {
  const { site = '' } = useParams();
  const card = useCurrentSite();
  const refusal = useRefusal(site);
  const navigate = useNavigate();
  const name = card?.name ?? 'trang';
  usePageTitle(`Mở khẩn cấp ${nameInSentence(name)}`);
  const [form] = Form.useForm<Values>();
  const open = useBreakGlass(site);
  const draft = useFormDraft<Values>(`break-glass:${site}`);
  const [unplaced, setUnplaced] = useState<Error | null>(null);
  const send = (values: Values) => {
    setUnplaced(null);
    open.mutate(values, { onSuccess: draft.clear, onError: (error) => setUnplaced(showFaults(form, error) ? null : error) });
  };
  return (
    <>
      <PageHeader
        crumbs={[{ label: 'Các trang', to: to.sites }, { label: name, to: to.site(site) }, { label: 'Mở khẩn cấp' }]}
        title={`Mở khẩn cấp ${nameInSentence(name)}`}
        summary="Đọc nội dung chưa công bố của trang trong một thời hạn."
      />
      <div className="narrow">
        <Notice tone="err" title="Việc này được báo và ghi lại">
          <ul>
            <li>Người đứng đầu và Trưởng Ban của trang được báo ngay, kèm lý do bạn ghi.</li>
            <li>Mỗi lần đọc được ghi vào nhật ký của trang; nhật ký không sửa, không xóa được.</li>
            <li>Bạn chỉ đọc được; không soạn, không ký, không đăng.</li>
            <li>Hết giờ, quyền đọc tự đóng.</li>
          </ul>
        </Notice>
        {open.data ? (
          <Notice
            tone="ok"
            title={
              <>
                Đã mở đến <Instant value={open.data.validTo} />
              </>
            }
            announce
            actions={<Button onClick={() => void navigate(to.articles(site))}>Xem bài viết</Button>}
          >
            Người đứng đầu trang đã được báo.
          </Notice>
        ) : (
          <Panel title="Lý do và thời hạn" extra={<Basis id="LA-10.1.d" />}>
            {unplaced && <ProblemNotice error={unplaced} />}
            <Form
              form={form}
              layout="vertical"
              requiredMark={false}
              initialValues={draft.initial ?? { hours: HOURS }}
              onFinish={send}
              onValuesChange={(_, values) => draft.keep(values)}
            >
              <Form.Item
                name="reason"
                label="Lý do"
                rules={[{ required: true, whitespace: true, min: 20, message: 'Ghi rõ lý do, ít nhất 20 ký tự' }]}
              >
                <Input.TextArea
                  rows={4}
                  maxLength={1000}
                  placeholder="Ví dụ: khắc phục lỗi hiển thị bài chờ đăng theo yêu cầu của trang, phiếu số …"
                />
              </Form.Item>
              <Form.Item name="hours" label="Số giờ" rules={[{ required: true, message: 'Nhập số giờ' }]}>
                <InputNumber min={1} max={72} precision={0} />
              </Form.Item>
              <PermissionButton
                type="primary"
                danger
                htmlType="submit"
                loading={open.isPending}
                basis="LA-10.1.d"
                refusal={refusal('break-glass.open', 'Chỉ Quản trị Cổng tỉnh mới cần và mới được mở khẩn cấp.')}
              >
                Mở khẩn cấp
              </PermissionButton>
            </Form>
          </Panel>
        )}
        <BreakGlassHistory site={site} />
      </div>
    </>
  );
}
