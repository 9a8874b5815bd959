import { Fact, Facts, Instant, Panel } from '../../ui';
import { type StepProps } from './step-props';

export function UnitStep({ request }: StepProps) {
  return (
    <Panel title="Đơn vị đề nghị mở trang">
      <Facts>
        <Fact name="Trang">{request.siteName}</Fact>
        <Fact name="Văn bản đề nghị">
          {request.documentNumber}, <Instant value={request.documentDate} />
        </Fact>
        <Fact name="Lý do">{request.reason}</Fact>
        <Fact name="Người lập hồ sơ">
          {request.submittedBy}, <Instant value={request.submittedAt} />
        </Fact>
      </Facts>
    </Panel>
  );
}

export function WantedHostStep({ request }: StepProps) {
  return (
    <Panel title="Đề xuất tên miền">
      <Facts>
        <Fact name="Đơn vị đề xuất">{request.wantedHost ?? 'Không đề xuất'}</Fact>
        <Fact name="Được cấp">{request.host ?? 'Chưa cấp'}</Fact>
      </Facts>
    </Panel>
  );
}
