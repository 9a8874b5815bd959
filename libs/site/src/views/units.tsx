import type { Shell, TreeSite } from '@cong-tinh/publication';
import type { JSX } from 'preact';
import { nameInSentence, unitWord } from './names.js';
import type { PageContext } from './page-context.js';
import { SectionHead } from './parts.js';
import { findRiverMap, RiverDrawing } from './river-map.js';
import { buildTree, byName, type DistrictBranch } from './unit-tree.js';

type Origin = PageContext['origin'];

/** A site's name as a link; without one while the site is not open. */
function SiteLink({ site, origin, label = site.name }: { site: TreeSite; origin: Origin; label?: string }): JSX.Element {
  if (site.active) return <a href={`${origin(site.host)}/`}>{label}</a>;
  return <span class="off">{label} (chưa mở)</span>;
}

function Branch({ branch, origin, open }: { branch: DistrictBranch; origin: Origin; open: boolean }): JSX.Element {
  const { site, communes, anchor } = branch;
  if (communes.length === 0) {
    return (
      <li id={anchor}>
        <SiteLink site={site} origin={origin} />
      </li>
    );
  }
  return (
    <li>
      <details open={open}>
        <summary>
          <b>{site.name}</b>
          <span class="meta">
            {communes.length}
            <span class="vh"> đơn vị cấp xã</span>
          </span>
        </summary>
        <ul>
          <li class="home" id={anchor}>
            <SiteLink site={site} origin={origin} label={`Trang ${nameInSentence(site)}`} />
          </li>
          {communes.map((commune) => (
            <li key={commune.siteId}>
              <SiteLink site={commune} origin={origin} />
            </li>
          ))}
        </ul>
      </details>
    </li>
  );
}

/** The whole province: the river map, and under it every site, folded by district. No script is needed to open it. */
export function ProvinceUnits({ shell, sites, origin }: UnitsProps): JSX.Element {
  const map = findRiverMap(shell.name);
  const tree = buildTree(sites, map);
  const counted = [
    tree.districtCount > 0 ? `${tree.districtCount} đơn vị cấp huyện${map ? ' xếp theo dòng sông' : ''}` : null,
    `${sites.filter((site) => site.kind === 'commune').length} xã, phường, thị trấn`,
    `${tree.offices.length} sở, ngành`,
  ].filter((part) => part !== null);
  return (
    <section class="band" aria-labelledby="don-vi">
      <div class="wrap">
        <SectionHead meaning="place" id="don-vi" title="Cây đơn vị toàn tỉnh">
          {counted.join(', ')}. Mỗi đơn vị có trang riêng trên cùng cổng này.
        </SectionHead>
        {map && tree.districtCount > 0 && <RiverDrawing map={map} tree={tree} />}
        <div class="cols c-tree tree">
          {tree.regions.map((region) => (
            <div key={region.title}>
              <h3>
                {region.title}
                <span>{region.districts.length} đơn vị</span>
              </h3>
              <ul>
                {region.districts.map((branch) => (
                  <Branch key={branch.site.siteId} branch={branch} origin={origin} open={false} />
                ))}
              </ul>
            </div>
          ))}
          {tree.offices.length > 0 && (
            <div>
              <h3>
                Sở, ngành<span>{tree.offices.length} cơ quan</span>
              </h3>
              <ul>
                {tree.offices.map((office) => (
                  <li key={office.siteId}>
                    <SiteLink site={office} origin={origin} />
                  </li>
                ))}
              </ul>
            </div>
          )}
        </div>
      </div>
    </section>
  );
}

interface UnitsProps {
  readonly shell: Shell;
  readonly sites: readonly TreeSite[];
  readonly origin: Origin;
}

function SiteList({ sites, origin }: { sites: readonly TreeSite[]; origin: Origin }): JSX.Element {
  return (
    <ul>
      {sites.map((site) => (
        <li key={site.siteId}>
          <SiteLink site={site} origin={origin} />
        </li>
      ))}
    </ul>
  );
}

/** Sites of the units right under one, by name. */
export const sitesUnder = (siteId: string, sites: readonly TreeSite[]): TreeSite[] =>
  sites.filter((site) => site.parentId === siteId).sort(byName);

/** What lies under a unit, in up to four columns. */
export function UnitsUnder({ shell, sites, origin }: UnitsProps): JSX.Element | null {
  const under = sitesUnder(shell.siteId, sites);
  if (under.length === 0) return null;
  const height = Math.max(4, Math.ceil(under.length / 4));
  const columns = Array.from({ length: Math.ceil(under.length / height) }, (_, i) => under.slice(i * height, (i + 1) * height));
  return (
    <section class="band" aria-labelledby="truc-thuoc">
      <div class="wrap">
        <SectionHead meaning="place" id="truc-thuoc" title={`${under.length} đơn vị của ${nameInSentence(shell)}`}>
          Mỗi đơn vị có trang riêng trên cùng cổng này.
        </SectionHead>
        <div class="cols c-tree tree together">
          {columns.map((column) => (
            <SiteList key={column[0]!.siteId} sites={column} origin={origin} />
          ))}
        </div>
      </div>
    </section>
  );
}

/** Where a site stands: from the province down to itself, with its neighbours folded; on demand, what lies under it. */
export function UnitPosition({ shell, sites, origin, under = false }: UnitsProps & { under?: boolean }): JSX.Element | null {
  const byId = new Map(sites.map((site) => [site.siteId, site]));
  const own = byId.get(shell.siteId);
  if (!own) return null;
  const above: TreeSite[] = [];
  for (let site = byId.get(own.parentId ?? ''); site; site = byId.get(site.parentId ?? '')) above.unshift(site);
  const neighbours = sites
    .filter((site) => site.parentId === own.parentId && site.kind === own.kind && site.siteId !== own.siteId)
    .sort(byName);
  const below = under ? sitesUnder(own.siteId, sites) : [];
  const here = (
    <ul>
      <li>
        <span class="here">{own.name}, trang này</span>
        {below.length > 0 && <SiteList sites={below} origin={origin} />}
      </li>
      {neighbours.length > 0 && (
        <li>
          <details>
            <summary>
              <b>{neighboursTitle(own)}</b>
              <span class="meta">
                {neighbours.length}
                <span class="vh"> đơn vị</span>
              </span>
            </summary>
            <SiteList sites={neighbours} origin={origin} />
          </details>
        </li>
      )}
    </ul>
  );
  return (
    <div class="tree">
      {above.reduceRight(
        (inner, site) => (
          <ul>
            <li>
              <SiteLink site={site} origin={origin} />
              {inner}
            </li>
          </ul>
        ),
        here,
      )}
    </div>
  );
}

function neighboursTitle(own: TreeSite): string {
  if (own.kind === 'commune') return unitWord(own.name) === 'phường' ? 'Phường, xã khác' : 'Xã, thị trấn khác trong huyện';
  if (own.kind === 'district') return 'Huyện, thị xã, thành phố khác';
  return 'Sở, ngành khác';
}
