import { useState } from 'react';
import { useParams } from 'react-router';
import { useBatch } from '../../api/hooks/provisioning';
import { usePageTitle } from '../../shell/page-title';
import { to } from '../../shell/paths';
import { Instant, PageHeader, QueryView, StatusTag } from '../../ui';
import { BatchGrantDialog } from './batch-grant-dialog';
import { BatchProgress } from './batch-progress';
import { BatchReport } from './batch-report';
import './provisioning.css';

export default function BatchScreen() {
  const { batch = '' } = useParams();
  const query = useBatch(batch);
  const [granting, setGranting] = useState(false);
  usePageTitle('Cấp trang hàng loạt');
  return (
    <>
      <PageHeader
        crumbs={[
          { label: 'Cấp trang', to: to.provisioning },
          { label: 'Hàng loạt', to: to.batches },
          { label: query.data?.decision.number ?? 'Tiến độ' },
        ]}
        title="Cấp trang hàng loạt"
        summary={
          query.data && (
            <span className="summary-flow">
              <span>
                Theo {query.data.decision.number}, <Instant value={query.data.decision.decidedOn} />
              </span>
              <StatusTag tone={query.data.state === 'finished' ? 'ok' : 'info'}>{query.data.stateLabel}</StatusTag>
            </span>
          )
        }
      />
      <QueryView query={query}>
        {(data) => (
          <>
            <div className="two-columns side-first">
              <BatchProgress batch={data} onGrant={() => setGranting(true)} />
              <BatchReport batch={data} />
            </div>
            {granting && <BatchGrantDialog batch={data} onClose={() => setGranting(false)} />}
          </>
        )}
      </QueryView>
    </>
  );
}
