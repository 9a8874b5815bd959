import { App, Progress } from 'antd';
import { useRunBatch } from '../../api/hooks/provisioning';
import { type BatchView } from '../../api/types';
import { useRefusal } from '../../shell/refusal';
import { Fact, Facts, Instant, Panel, PermissionButton, ProblemNotice, Why } from '../../ui';

export function BatchProgress({ batch, onGrant }: { batch: BatchView; onGrant(): void }) {
  const { message } = App.useApp();
  const refusal = useRefusal();
  const run = useRunBatch(batch.id);
  const { total, done, blocked, waiting, ready } = batch.counts;
  const handled = done + blocked;
  const mayRun = batch.state !== 'running' && ready + blocked > 0;
  return (
    <Panel title="Tiến độ">
      {run.isError && <ProblemNotice error={run.error} />}
      <p role="status">
        <b className="big-number">{handled}</b> trên {total} trang đã xử lý
        {batch.startedAt && (
          <>
            , bắt đầu <Instant value={batch.startedAt} />
          </>
        )}
      </p>
      <Progress percent={total === 0 ? 100 : Math.floor((handled / total) * 100)} aria-label="Tiến độ cấp trang hàng loạt" />
      <Facts>
        <Fact name="Đã xong">{done}</Fact>
        <Fact name="Chưa làm được">{blocked}</Fact>
        <Fact name="Chờ thực hiện">{ready}</Fact>
        <Fact name="Chờ cấp tên miền">{waiting}</Fact>
      </Facts>
      <p className="hint">
        Bạn có thể rời màn hình. Việc đã xong không bị làm lại khi chạy tiếp.{' '}
        <Why title="Vì sao có trang chưa làm được">
          Mỗi trang được kiểm từng điều kiện. Trang thiếu điều kiện bị bỏ qua, không ảnh hưởng trang khác, và được ghi ở báo cáo bên cạnh
          kèm lý do.
        </Why>
      </p>
      <div className="actions start">
        {waiting + blocked > 0 && batch.state !== 'running' && (
          <PermissionButton
            type={waiting > 0 ? 'primary' : 'default'}
            basis="LA-3.2"
            refusal={refusal('domain.grant', 'Sở Khoa học và Công nghệ cấp tên miền cho các trang của đợt.')}
            onClick={onGrant}
          >
            Cấp tên miền cho đợt
          </PermissionButton>
        )}
        {mayRun && (
          <PermissionButton
            type={waiting > 0 ? 'default' : 'primary'}
            loading={run.isPending}
            basis="LA-19.2"
            refusal={refusal('provisioning.run', 'Quản trị Cổng tỉnh thực hiện quyết định cấp trang của UBND tỉnh.')}
            onClick={() => run.mutate(undefined, { onSuccess: () => void message.success('Đang thực hiện') })}
          >
            {batch.startedAt ? 'Chạy tiếp phần chưa xong' : 'Thực hiện'}
          </PermissionButton>
        )}
      </div>
    </Panel>
  );
}
