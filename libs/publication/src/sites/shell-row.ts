import { FOOTER_FACTS } from '@cong-tinh/regulation';
import type { ShellLevel, SiteShell } from '@cong-tinh/tenancy';
import type { FooterFacts, Level } from '../reader/public-pages.js';

/** A site's shell as the public pages keep it. */
export interface ShellRow {
  readonly site_id: string;
  readonly kind: string;
  readonly state: string;
  readonly name: string;
  readonly kicker: string;
  readonly place: string | null;
  readonly parent_site_id: string | null;
  readonly levels: readonly Level[];
  readonly footer: FooterFacts | null;
  readonly demonstration: boolean;
  readonly suspended_since: Date | null;
  readonly suspension_reason: string | null;
}

const beginLow = (name: string) => name.charAt(0).toLocaleLowerCase('vi') + name.slice(1);

/** "huyện Bến Lức, tỉnh Long An": the units above, nearest first; null when there are none. */
function placeOf(above: readonly ShellLevel[]): string | null {
  return above.length === 0
    ? null
    : above
        .map((level) => beginLow(level.unitName))
        .reverse()
        .join(', ');
}

/** Complete or not at all. Basis: NĐ 174/2026 Điều 93 */
function footerOf(facts: Readonly<Record<string, string>>): FooterFacts | null {
  const known = FOOTER_FACTS.filter((code) => facts[code]?.trim());
  return known.length === FOOTER_FACTS.length
    ? (Object.fromEntries(known.map((code) => [code, facts[code]])) as unknown as FooterFacts)
    : null;
}

export function shellRow(shell: SiteShell): ShellRow {
  const above = shell.levels.filter((level) => level.siteId !== shell.siteId);
  return {
    site_id: shell.siteId,
    kind: shell.kind,
    state: shell.state,
    name: shell.unit.fullName,
    kicker: shell.kind === 'province' ? 'Cổng thông tin điện tử' : 'Trang thông tin điện tử',
    place: placeOf(above),
    parent_site_id: above.findLast((level) => level.siteId !== null)?.siteId ?? null,
    levels: shell.levels.map((level) => ({ label: level.unitName, host: level.host })),
    footer: footerOf(shell.facts),
    demonstration: shell.demonstration,
    suspended_since: shell.suspension?.since ?? null,
    suspension_reason: shell.suspension?.reason ?? null,
  };
}
