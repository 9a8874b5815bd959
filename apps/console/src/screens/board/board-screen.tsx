import { useState } from 'react';
import { useParams } from 'react-router';
import { useBoard, useDelegations, useSeats } from '../../api/hooks/board';
import { useCurrentSite } from '../../shell/current-site';
import { usePageTitle } from '../../shell/page-title';
import { to } from '../../shell/paths';
import { PageHeader, PermissionButton, QueryView } from '../../ui';
import { BoardDialog } from './board-dialog';
import { useBoardRights } from './board-rights';
import { BoardSide } from './board-side';
import { BoardState } from './board-state';
import { DelegationDialog } from './delegation-dialog';
import { DelegationPanel } from './delegation-panel';
import { SeatDialog } from './seat-dialog';
import { SeatTable } from './seat-table';
import { nameInSentence } from '../../words/sites';
import './board.css';

export default function BoardScreen() {
  const { site = '' } = useParams();
  const card = useCurrentSite();
  const name = card?.name ?? 'trang';
  usePageTitle(`Ban biên tập ${nameInSentence(name)}`);
  const board = useBoard(site);
  const seats = useSeats(site);
  const delegations = useDelegations(site);
  const rights = useBoardRights(site);
  const [asking, setAsking] = useState<'seat' | 'delegation' | 'board' | null>(null);
  const close = () => setAsking(null);

  return (
    <>
      <PageHeader
        crumbs={[{ label: 'Các trang', to: to.sites }, { label: name, to: to.site(site) }, { label: 'Ban biên tập' }]}
        title={`Ban biên tập ${nameInSentence(name)}`}
        summary={board.data && <BoardState view={board.data} />}
        actions={
          <>
            <PermissionButton refusal={rights.seat} basis="LA-20.2" onClick={() => setAsking('seat')}>
              Thêm vị trí
            </PermissionButton>
            <PermissionButton type="primary" refusal={rights.delegation} basis="LA-9.4.c" onClick={() => setAsking('delegation')}>
              Lập ủy quyền
            </PermissionButton>
          </>
        }
      />
      <div className="two-columns wide-side">
        <div>
          <QueryView query={seats} part>
            {({ items }) => <SeatTable site={site} seats={items} refusal={rights.seat} />}
          </QueryView>
          <QueryView query={delegations} part>
            {({ items }) => <DelegationPanel site={site} delegations={items} refusal={rights.delegation} />}
          </QueryView>
        </div>
        <QueryView query={board} part>
          {(data) => <BoardSide view={data} refusal={rights.board} onEstablish={() => setAsking('board')} />}
        </QueryView>
      </div>
      {asking === 'seat' && <SeatDialog site={site} onClose={close} />}
      {asking === 'delegation' && <DelegationDialog site={site} seats={seats.data?.items ?? []} onClose={close} />}
      {asking === 'board' && <BoardDialog site={site} onClose={close} />}
    </>
  );
}
