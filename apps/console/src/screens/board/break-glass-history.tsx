import { useBreakGlassHistory } from '../../api/hooks/board';
import { Basis, Instant, Panel, QueryView } from '../../ui';
import '../../ui/history.css';

/** Who opened what a site keeps to itself, until when and why. Basis: LA-10.1.d */
export function BreakGlassHistory({ site }: { site: string }) {
  const history = useBreakGlassHistory(site);
  return (
    <Panel title="Các lần mở khẩn cấp">
      <QueryView query={history} part>
        {({ items }) =>
          items.length === 0 ? (
            <p className="hint">Chưa có lần nào.</p>
          ) : (
            <ul className="history">
              {items.map((grant) => (
                <li key={grant.id}>
                  <div className="history-line">
                    <b>{grant.accountName}</b>
                    <Basis id={grant.limitBasis} short />
                  </div>
                  <small>
                    <Instant value={grant.openedAt} /> đến <Instant value={grant.validTo} />
                  </small>
                  <div>{grant.reason}</div>
                </li>
              ))}
            </ul>
          )
        }
      </QueryView>
    </Panel>
  );
}
