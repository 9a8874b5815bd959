import { Tabs } from 'antd';
import { useState } from 'react';
import { usePageTitle } from '../../shell/page-title';
import { useRefusal } from '../../shell/refusal';
import { useSearchState } from '../../shell/search-state';
import { PageHeader, PermissionButton, Why } from '../../ui';
import { AliasDialog } from './alias-dialog';
import { DomainList } from './domain-list';
import { NonCompliantReport } from './non-compliant-report';
import './domains.css';

export default function DomainsScreen() {
  usePageTitle('Tên miền');
  const refusal = useRefusal();
  const [get, set] = useSearchState();
  const [adding, setAdding] = useState(false);
  return (
    <>
      <PageHeader
        title="Tên miền"
        summary={
          <>
            Tên miền của mọi trang, do Sở Khoa học và Công nghệ quản lý và cấp.{' '}
            <Why title="Quy định nào áp dụng" basis="LA-3.2">
              Tên miền được xét theo quy định có hiệu lực vào ngày cấp và giữ nguyên giá trị sau đó. Báo cáo “tính đến ngày” cho biết tên
              miền nào chưa đúng quy định vào ngày ấy.
            </Why>
          </>
        }
        actions={
          <PermissionButton
            type="primary"
            basis="LA-3.2"
            refusal={refusal('domain.grant', 'Sở Khoa học và Công nghệ quản lý và cấp tên miền.')}
            onClick={() => setAdding(true)}
          >
            Thêm tên miền phụ
          </PermissionButton>
        }
      />
      <Tabs
        activeKey={get('muc') || 'tat-ca'}
        onChange={(key) => set({ muc: key === 'tat-ca' ? null : key, tim: null })}
        destroyOnHidden
        items={[
          { key: 'tat-ca', label: 'Tất cả', children: <DomainList /> },
          { key: 'chua-dung', label: 'Chưa đúng quy định', children: <NonCompliantReport /> },
        ]}
      />
      {adding && <AliasDialog onClose={() => setAdding(false)} />}
    </>
  );
}
