import { useNavigate, useParams } from 'react-router';
import { useSiteRequest } from '../../api/hooks/provisioning';
import { type SiteRequestView } from '../../api/types';
import { usePageTitle } from '../../shell/page-title';
import { to } from '../../shell/paths';
import { useNarrow } from '../../theme/use-media';
import { Notice, PageHeader, QueryView, StatusTag } from '../../ui';
import { shortSiteName } from '../../words/sites';
import { ActivationStep } from './activation-step';
import { DecisionStep } from './decision-step';
import { DomainStep } from './domain-step';
import { OpinionStep } from './opinion-step';
import { StepList } from './step-list';
import { OPEN_STEP, REQUEST_TONES, STEPS } from './steps';
import { UnitStep, WantedHostStep } from './unit-step';

export default function RequestScreen() {
  const { request = '' } = useParams();
  const query = useSiteRequest(request);
  usePageTitle(query.data ? `Cấp trang: ${shortSiteName(query.data.siteName)}` : 'Cấp trang');
  return <QueryView query={query}>{(data) => <Request request={data} />}</QueryView>;
}

const SCREENS = [UnitStep, WantedHostStep, OpinionStep, DecisionStep, DomainStep, ActivationStep];

function Request({ request }: { request: SiteRequestView }) {
  const { step } = useParams();
  const navigate = useNavigate();
  const narrow = useNarrow();
  const open = OPEN_STEP[request.state];
  const asked = STEPS.findIndex(({ key }) => key === step);
  const shown = asked >= 0 ? asked : Math.min(open, STEPS.length - 1);
  const Step = SCREENS[shown]!;
  return (
    <>
      <PageHeader
        crumbs={[{ label: 'Cấp trang', to: to.provisioning }, { label: shortSiteName(request.siteName) }]}
        title={`Cấp trang: ${shortSiteName(request.siteName)}`}
        summary={<StatusTag tone={REQUEST_TONES[request.state]}>{request.stateLabel}</StatusTag>}
      />
      <div className="wizard">
        <StepList
          open={request.state === 'refused' ? 3 : open}
          shown={shown}
          onShow={(i) => void navigate(to.request(request.id, STEPS[i]!.key))}
        />
        <div>
          {narrow && (
            <p className="hint">
              Bước {shown + 1} trên {STEPS.length}: {STEPS[shown]!.name}
            </p>
          )}
          {shown > open && request.state !== 'refused' && (
            <Notice tone="info" title="Chưa đến bước này">
              Hồ sơ đang ở bước “{STEPS[open]?.name}”.
            </Notice>
          )}
          <Step key={`${request.id}:${shown}`} request={request} current={shown === open && request.state !== 'refused'} />
        </div>
      </div>
    </>
  );
}
