import type { Basis } from '@cong-tinh/kernel';
import { containsAll, ruleKind } from './rule-kind.js';
import { flag, integer, list, matching, oneOf, record, text, variant, type Shape } from './shape.js';
import type { UnitKind } from './vocabulary.js';

/** Where the label of a host comes from. Basis: LA-3.1.b, LA-3.1.c */
export type LabelSource = 'fullName' | 'abbreviation' | 'english';

/**
 * What the regime says of the host of one kind of unit: `shaped` = the text gives the form; `decided` = the text gives none, so the
 * decision names the host; `none` = no host may be given to this kind any more.
 */
export type HostForm =
  | {
      readonly form: 'shaped';
      /** Level of the domain: longan.gov.vn is 3, benluc.longan.gov.vn is 4. */
      readonly level: number;
      /** What stands after the unit's label: the host of the province or of the unit's district. `zone`: the label stands before gov.vn. */
      readonly under: 'zone' | 'province' | 'district';
      readonly labels: readonly LabelSource[];
      readonly pattern: string;
      readonly basis: Basis;
    }
  | { readonly form: 'decided'; readonly basis: Basis }
  | { readonly form: 'none'; readonly basis: Basis };

/** `domain.regime`: how hosts are formed. The date that counts is the date of the host's grant; a host stays lawful afterwards. */
export interface DomainRegime {
  readonly code: 'la3' | 'interim' | 'nd224';
  readonly label: string;
  /** False: the platform proposes nothing and the domain manager decides each host. */
  readonly proposes: boolean;
  readonly forms: Readonly<Record<UnitKind, HostForm>>;
}

/** `domain.reservedLabels`: labels no unit may be given: exact ones, and all that begin with a prefix. */
export interface ReservedLabels {
  readonly labels: readonly string[];
  readonly prefixes: readonly string[];
}

/** `domain.authority`: who gives and manages hosts. Basis: LA-3.2 */
export interface DomainAuthority {
  readonly office: string;
  readonly role: 'domainManager';
}

/** `domain.technical`: what every host must satisfy. Basis: LA-3.1 */
export interface DomainTechnical {
  readonly suffix: string;
  readonly ipv6: boolean;
}

const decidedForm = record<Extract<HostForm, { form: 'decided' }>>({ form: oneOf('decided'), basis: text() });
const noneForm = record<Extract<HostForm, { form: 'none' }>>({ form: oneOf('none'), basis: text() });
const shapedForm = record<Extract<HostForm, { form: 'shaped' }>>({
  form: oneOf('shaped'),
  level: integer(3),
  under: oneOf('zone', 'province', 'district'),
  labels: list(oneOf('fullName', 'abbreviation', 'english'), 1),
  pattern: text(),
  basis: text(),
});
const hostForm = variant<HostForm>('form', {
  shaped: shapedForm as Shape<never>,
  decided: decidedForm as Shape<never>,
  none: noneForm as Shape<never>,
});

const label = matching(/^[a-z0-9]{1,63}$/, 'nhãn tên miền (a–z, 0–9)');

export const domainRules = {
  'domain.regime': ruleKind<DomainRegime>({
    label: 'Quy tắc đặt tên miền',
    shape: record<DomainRegime>({
      code: oneOf('la3', 'interim', 'nd224'),
      label: text(),
      proposes: flag(),
      forms: record<DomainRegime['forms']>({
        province: hostForm,
        department: hostForm,
        district: hostForm,
        commune: hostForm,
        assembly: hostForm,
        other: hostForm,
      }),
    }),
  }),
  'domain.reservedLabels': ruleKind<ReservedLabels>({
    label: 'Nhãn tên miền dành riêng',
    shape: record<ReservedLabels>({ labels: list(label), prefixes: list(label) }),
    atLeast: containsAll(
      (value: ReservedLabels) => [...value.labels, ...value.prefixes.map((prefix) => `${prefix}*`)],
      (entry: string) => entry,
    ),
  }),
  'domain.authority': ruleKind<DomainAuthority>({
    label: 'Cơ quan quản lý, cung cấp tên miền',
    shape: record<DomainAuthority>({ office: text(), role: oneOf('domainManager') }),
  }),
  'domain.technical': ruleKind<DomainTechnical>({
    label: 'Yêu cầu kỹ thuật của tên miền',
    shape: record<DomainTechnical>({ suffix: text(), ipv6: flag() }),
  }),
};
