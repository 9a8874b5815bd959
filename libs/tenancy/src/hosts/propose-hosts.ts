import { type Basis, hostLabel } from '@cong-tinh/kernel';
import type { LabelSource } from '@cong-tinh/regulation';
import { literalHost, type PlacedUnit, type ShapedForm, shapedForm, stemOf } from './domain-regime.js';
import { type HostSpace, rivals } from './host-space.js';
import { BARRING, type HostWarning, warningsOn } from './host-warnings.js';
import { fullNameLabel, labelsFrom, typedNameLabel } from './label-forms.js';

/** How a proposed label was made. The last three tell apart units whose names look alike without diacritics. */
export type ProposalForm = LabelSource | 'typedName' | 'withParent' | 'withCode';

export interface HostProposal {
  readonly host: string;
  readonly form: ProposalForm;
  /** The one to take unless the domain manager knows better; never one that collides. */
  readonly recommended: boolean;
  readonly available: boolean;
  readonly reason: string;
  readonly basis: Basis;
  readonly warnings: readonly HostWarning[];
}

/**
 * `proposed`: the rule gives a host. `collision`: it gives one host to several units, so the domain manager decides. `decision-names-host`:
 * the text has no form for the kind. `manager-decides`: the rule proposes nothing. `parent-required`: the form hangs under a district that
 * is not known. `not-given`: the rule gives this kind no host any more.
 */
export type ProposalOutcome = 'proposed' | 'collision' | 'decision-names-host' | 'manager-decides' | 'parent-required' | 'not-given';

export interface HostProposals {
  readonly unitId: string;
  readonly outcome: ProposalOutcome;
  readonly sentence: string;
  readonly basis: Basis;
  readonly proposals: readonly HostProposal[];
}

const REASONS: Readonly<Record<ProposalForm, string>> = {
  fullName: 'Tên đầy đủ, viết liền không dấu.',
  abbreviation: 'Tên viết tắt của cơ quan, viết liền không dấu.',
  english: 'Tên tiếng Anh của cơ quan.',
  typedName: 'Thêm loại đơn vị vào trước tên để phân biệt; quy định không nói cách phân biệt.',
  withParent: 'Thêm tên đơn vị cấp trên vào sau tên để phân biệt; quy định không nói cách phân biệt.',
  withCode: 'Thêm mã đơn vị vào sau tên để phân biệt; chỉ dùng khi không còn cách nào khác.',
};

/**
 * What the platform proposes as a unit's host, with reasons, warnings and basis. Pure, and it decides nothing: under a collision every
 * proposal waits for the domain manager. Basis: LA-3.1, LA-3.2, NĐ 224/2026 Điều 11.4
 */
export function proposeHosts(unit: PlacedUnit, space: HostSpace): HostProposals {
  const { regime, zone } = space;
  const kindForm = regime.forms[unit.kind];
  const answer = (outcome: ProposalOutcome, basis: Basis, sentence: string, proposals: HostProposal[] = []): HostProposals => ({
    unitId: unit.id,
    outcome,
    sentence,
    basis,
    proposals,
  });
  if (!regime.proposes)
    return answer(
      'manager-decides',
      regime.basis,
      `Giai đoạn này chưa có quy tắc đặt tên miền; ${regime.office} quyết định từng tên miền.`,
    );
  const form = shapedForm(regime, unit);
  if (!form) {
    return kindForm.form === 'none'
      ? answer('not-given', kindForm.basis, `Quy định đang áp dụng không còn tên miền cho ${unit.fullName}.`)
      : answer(
          'decision-names-host',
          kindForm.basis,
          `Quy định không có dạng tên miền cho ${unit.fullName}; quyết định cấp tên miền phải nêu rõ tên miền.`,
        );
  }
  const stem = stemOf(form, unit, regime, zone);
  if (stem === null)
    return answer(
      'parent-required',
      form.basis,
      `Tên miền của ${unit.fullName} phải đứng dưới tên miền của cấp huyện, nhưng chưa rõ đơn vị cấp huyện.`,
    );

  const at = { unit, form, stem, space };
  const literal = literalHost(regime, unit, zone);
  if (literal !== null && rivals(space, unit, literal).length > 0) {
    return answer(
      'collision',
      form.basis,
      `Có đơn vị khác viết không dấu trùng tên với ${unit.fullName}; ${regime.office} quyết định tên miền của từng đơn vị.`,
      recommendFirst([...alternatives(at, literal), ...lawful(at)]),
    );
  }
  return answer('proposed', form.basis, `Tên miền cấp ${form.level} theo dạng ${form.pattern}.`, recommendFirst(lawful(at)));
}

interface Place {
  readonly unit: PlacedUnit;
  readonly form: ShapedForm;
  readonly stem: string;
  readonly space: HostSpace;
}

function lawful(at: Place): HostProposal[] {
  const seen = new Set<string>();
  return at.form.labels.flatMap((source) =>
    labelsFrom(source, at.unit)
      .filter((label) => !seen.has(label) && seen.add(label))
      .map((label) => proposal(at, label, source)),
  );
}

/** Ways to tell a unit from those of the same literal host; its code is the last resort. Basis: LA-3.2 */
function alternatives(at: Place, literal: string): HostProposal[] {
  const { unit, form, space } = at;
  const others = rivals(space, unit, literal);
  const separates = (label: (of: PlacedUnit) => string) => others.every((other) => label(other) !== label(unit));
  const withParent = (of: PlacedUnit) => fullNameLabel(of) + hostLabel(of.parent?.name ?? '');
  const found: HostProposal[] = [];
  if (typedNameLabel(unit) !== fullNameLabel(unit) && separates(typedNameLabel))
    found.push(proposal(at, typedNameLabel(unit), 'typedName'));
  if (form.under === 'province' && unit.parent?.kind === 'district' && separates(withParent))
    found.push(proposal(at, withParent(unit), 'withParent'));
  if (!found.some(({ available }) => available)) found.push(proposal(at, fullNameLabel(unit) + hostLabel(unit.code), 'withCode'));
  return found;
}

function proposal({ unit, form, stem, space }: Place, label: string, how: ProposalForm): HostProposal {
  const host = `${label}.${stem}`;
  const warnings = warningsOn(host, unit, space);
  const available = !warnings.some(({ code }) => BARRING.has(code));
  return { host, form: how, recommended: false, available, reason: REASONS[how], basis: form.basis, warnings };
}

function recommendFirst(proposals: HostProposal[]): HostProposal[] {
  const first = proposals.findIndex(({ available, warnings }) => available && !warnings.some(({ code }) => code === 'host_collision'));
  return proposals.map((one, index) => ({ ...one, recommended: index === first }));
}
