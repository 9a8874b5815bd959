import { RightOutlined } from '@ant-design/icons';
import { useMemo } from 'react';
import { Link, useLocation } from 'react-router';
import { type SiteFilter, useAllSites, useUnits } from '../../api/hooks/sites';
import { type SiteSummary, type UnitView } from '../../api/types';
import { to } from '../../shell/paths';
import { EmptyState, QueryView, StatusTag } from '../../ui';
import { STATE_TONES } from '../../words/units';
import { type TreeNode, treeOf } from './tree';

/** Province, then its agencies and districts, then communes. */
export function SiteTree({ filter }: { filter: SiteFilter }) {
  const all = useAllSites();
  const units = useUnits();
  return (
    <QueryView query={all} part>
      {(sites) => (
        <QueryView query={units} part>
          {(list) => <Tree sites={sites} units={list} filter={filter} />}
        </QueryView>
      )}
    </QueryView>
  );
}

function Tree({ sites, units, filter }: { sites: SiteSummary[]; units: UnitView[]; filter: SiteFilter }) {
  const roots = useMemo(() => treeOf(sites, units, filter), [sites, units, filter]);
  const narrowed = Boolean(filter.search ?? filter.district ?? filter.state);
  if (roots.length === 0) return <EmptyState title="Không có trang nào khớp">Thử gõ ít chữ hơn hoặc bỏ bớt điều kiện lọc.</EmptyState>;
  return (
    <div className="panel site-tree">
      <ul>
        {roots.map((node) => (
          <Branch key={node.site.id} node={node} open={narrowed} level={0} />
        ))}
      </ul>
    </div>
  );
}

function Branch({ node, open, level }: { node: TreeNode; open: boolean; level: number }) {
  const { site, children, below } = node;
  if (children.length === 0) {
    return (
      <li className="leaf">
        <Label site={site} />
      </li>
    );
  }
  return (
    <li>
      <details open={open || level === 0}>
        <summary>
          <RightOutlined aria-hidden className="twist" />
          <span className="tree-summary">{site.unitName}</span>
          <small>{below} trang trực thuộc</small>
        </summary>
        <ul>
          <li className="leaf own">
            <Label site={site} own />
          </li>
          {children.map((child) => (
            <Branch key={child.site.id} node={child} open={open} level={level + 1} />
          ))}
        </ul>
      </details>
    </li>
  );
}

function Label({ site, own }: { site: SiteSummary; own?: boolean }) {
  const { search } = useLocation();
  return (
    <span className="tree-label">
      <Link className="link-button" to={{ pathname: to.site(site.id), search }} preventScrollReset>
        {own ? `Trang của ${site.unitName}` : site.unitName}
      </Link>
      <small>{site.host ?? 'chưa có tên miền'}</small>
      {site.state !== 'active' && <StatusTag tone={STATE_TONES[site.state]}>{site.stateLabel}</StatusTag>}
    </span>
  );
}
