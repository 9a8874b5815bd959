import { type Basis, fold, isHostLabel, nfc } from '@cong-tinh/kernel';
import { type PlacedUnit, shapedForm, stemOf } from './domain-regime.js';
import type { HostSpace } from './host-space.js';
import { BARRING, type HostWarning, labelOf, warningsOn } from './host-warnings.js';
import { type HostProposals, proposeHosts } from './propose-hosts.js';

export type HostFault =
  | 'host_malformed'
  | 'host_outside_vn'
  | 'host_outside_zone'
  | 'host_reserved'
  | 'host_wrong_level'
  | 'host_wrong_label'
  | 'host_parent_required'
  | 'host_not_given'
  | 'host_collision'
  | 'host_taken';

export type HostVerdict =
  | { readonly lawful: true; readonly host: string; readonly basis: Basis; readonly warnings: readonly HostWarning[] }
  | {
      readonly lawful: false;
      readonly host: string;
      readonly fault: HostFault;
      readonly message: string;
      readonly basis: Basis;
      /** Hosts that could be given instead, the recommended one first. */
      readonly suggestions: readonly string[];
    };

export interface JudgeOptions {
  /** The domain manager has seen that the host belongs to several names and gives it all the same. */
  readonly collisionDecided?: boolean;
}

/** A host as it was meant: NFC, lower case, no spaces around, no dot at the end. */
export const tidyHost = (host: string): string => nfc(host).trim().toLowerCase().replace(/\.$/, '');

/** A host with every label brought into the alphabet: "Bến Lức.longan.gov.vn" → benluc.longan.gov.vn. */
export const foldHost = (host: string): string =>
  fold(host)
    .split('.')
    .map((label) => label.replace(/[^a-z0-9]/g, ''))
    .filter((label) => label !== '')
    .join('.');

/** Whether a host may be given to a unit under the rules in force; pure. Basis: LA-3.1, LA-3.2, NĐ 224/2026 Điều 11.4 */
export function judgeHost(wanted: string, unit: PlacedUnit, space: HostSpace, options: JudgeOptions = {}): HostVerdict {
  const { regime, zone } = space;
  const host = tidyHost(wanted);
  const proposals = proposeHosts(unit, space);
  const refuse = (fault: HostFault, message: string, basis: Basis, folded?: string): HostVerdict => ({
    lawful: false,
    host,
    fault,
    message,
    basis,
    suggestions: suggestionsOf(proposals, folded),
  });

  if (!host.split('.').every(isHostLabel)) {
    const folded = foldHost(wanted);
    return refuse(
      'host_malformed',
      `“${wanted}” không phải tên miền hợp lệ: nhãn chỉ gồm chữ a–z không dấu và chữ số, viết liền.`,
      'LA-3.1',
      inZone(folded, zone) ? folded : undefined,
    );
  }
  if (!host.endsWith('.vn')) return refuse('host_outside_vn', `${host} không phải tên miền quốc gia “.vn”.`, 'LA-3.1');
  const form = regime.proposes ? shapedForm(regime, unit) : null;
  if (form?.under !== 'zone' && !inZone(host, zone))
    return refuse('host_outside_zone', `${host} không thuộc tên miền ${zone} của tỉnh.`, 'LA-3.1');

  const warnings = warningsOn(host, unit, space);
  const barred = warnings.find(({ code }) => BARRING.has(code));
  if (barred?.code === 'host_reserved') return refuse('host_reserved', barred.message, 'LA-3.1');
  const wrongForm = formFault(host, unit, space, proposals, options);
  if (wrongForm) return refuse(wrongForm.fault, wrongForm.message, wrongForm.basis);
  if (barred) return refuse('host_taken', barred.message, 'LA-3.2');
  const collision = warnings.find(({ code }) => code === 'host_collision');
  if (collision && !options.collisionDecided) return refuse('host_collision', collision.message, 'LA-3.2');
  return { lawful: true, host, basis: form?.basis ?? proposals.basis, warnings };
}

const inZone = (host: string, zone: string) => host === zone || host.endsWith(`.${zone}`);

interface FormFault {
  readonly fault: 'host_wrong_level' | 'host_wrong_label' | 'host_parent_required' | 'host_not_given';
  readonly message: string;
  readonly basis: Basis;
}

/** What the text on forms says against a well-formed host; null when it fits or the text has no form. */
function formFault(host: string, unit: PlacedUnit, space: HostSpace, proposals: HostProposals, options: JudgeOptions): FormFault | null {
  const { regime, zone } = space;
  if (!regime.proposes) return null;
  const kindForm = regime.forms[unit.kind];
  if (kindForm.form === 'none') return { fault: 'host_not_given', message: proposals.sentence, basis: kindForm.basis };
  if (kindForm.form === 'decided') return null;
  const { basis, level, pattern, labels } = kindForm;
  const stem = stemOf(kindForm, unit, regime, zone);
  if (stem === null) return { fault: 'host_parent_required', message: proposals.sentence, basis };
  if (host.split('.').length !== level || host.slice(host.indexOf('.') + 1) !== stem) {
    return {
      fault: 'host_wrong_level',
      message: `Tên miền của ${unit.fullName} phải là tên miền cấp ${level} theo dạng ${pattern}, đứng dưới ${stem}.`,
      basis,
    };
  }
  // An English label cannot be derived from a Vietnamese name: any label of the alphabet may be one. Basis: LA-3.1.b
  if (labels.includes('english') || proposals.proposals.some((proposal) => proposal.host === host)) return null;
  // How namesakes are told apart is in no text: the domain manager may find another word than ours. Basis: LA-3.2
  if (proposals.outcome === 'collision' && options.collisionDecided) return null;
  return {
    fault: 'host_wrong_label',
    message: `Nhãn “${labelOf(host)}” không phải tên đầy đủ, viết liền không dấu của ${unit.fullName}.`,
    basis,
  };
}

function suggestionsOf(proposals: HostProposals, folded?: string): string[] {
  const usable = proposals.proposals.filter(
    ({ available, warnings }) => available && !warnings.some(({ code }) => code === 'host_collision'),
  );
  const ordered = [...usable.filter(({ recommended }) => recommended), ...usable.filter(({ recommended }) => !recommended)].map(
    ({ host }) => host,
  );
  if (ordered.length === 0) return folded ? [folded] : [];
  // What was typed, once folded, goes first when the rule allows it.
  return folded && ordered.includes(folded) ? [folded, ...ordered.filter((host) => host !== folded)] : ordered;
}
