import type { Shell, TreeSite } from '@cong-tinh/publication';
import type { JSX } from 'preact';
import { nameInSentence, unitWord } from './names.js';
import type { PageContext } from './page-context.js';
import { SectionHead } from './parts.js';
import { findRiverMap, RiverDrawing } from './river-map.js';
import { buildTree, type DistrictBranch } from './unit-tree.js';

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
export function ProvinceUnits({ shell, sites, origin }: { shell: Shell; sites: readonly TreeSite[]; origin: Origin }): JSX.Element {
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
        <SectionHead meaning="place" id="don-vi" title="Cây đơn vị toàn tỉnh" more={{ label: 'Sơ đồ trang', href: '/so-do-trang' }}>
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

/** Where a site stands: from the province down to itself, its neighbours and what lies under it folded. */
export function UnitPosition({ shell, sites, origin }: { shell: Shell; sites: readonly TreeSite[]; origin: Origin }): JSX.Element | null {
  const byId = new Map(sites.map((site) => [site.siteId, site]));
  const own = byId.get(shell.siteId);
  if (!own) return null;
  const above: TreeSite[] = [];
  for (let site = own.parentId ? byId.get(own.parentId) : undefined; site; site = site.parentId ? byId.get(site.parentId) : undefined)
    above.unshift(site);
  const neighbours = sites.filter((site) => site.parentId === own.parentId && site.kind === own.kind && site.siteId !== own.siteId);
  const under = sites.filter((site) => site.parentId === own.siteId);
  const here = (
    <>
      <li>
        <span class="here">{own.name}, trang này</span>
        {under.length > 0 && (
          <ul>
            {under.map((site) => (
              <li key={site.siteId}>
                <SiteLink site={site} origin={origin} />
              </li>
            ))}
          </ul>
        )}
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
            <ul>
              {neighbours.map((site) => (
                <li key={site.siteId}>
                  <SiteLink site={site} origin={origin} />
                </li>
              ))}
            </ul>
          </details>
        </li>
      )}
    </>
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
        <ul>{here}</ul>,
      )}
    </div>
  );
}

function neighboursTitle(own: TreeSite): string {
  if (own.kind === 'commune')
    return ['phường', 'thị xã', 'thành phố'].includes(unitWord(own.name) ?? '') ? 'Phường, xã khác' : 'Xã, thị trấn khác trong huyện';
  if (own.kind === 'district') return 'Huyện, thị xã, thành phố khác';
  return 'Sở, ngành khác';
}
