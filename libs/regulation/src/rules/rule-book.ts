import { canonicalJson, type Basis, type IsoDate } from '@cong-tinh/kernel';
import { ruleKindOf, type RuleKey } from '../catalogue/catalogue.js';
import { holdsOn, REGULATION_LEVELS, type Certainty, type Regulation, type RegulationLevel } from '../regulations/regulation.js';
import type { Resolved, ResolvedRule, Rule, RuleContext, RuleMode, RuleOverride, TrailEntry, TrailVerdict } from './rule.js';

/** A rule or a decision made comparable. */
interface Candidate {
  readonly id: string;
  readonly level: RegulationLevel;
  readonly regulation: Regulation | null;
  readonly override: RuleOverride | null;
  readonly mode: RuleMode;
  readonly value: unknown;
  readonly basis: Basis;
  readonly from: IsoDate | null;
  readonly to: IsoDate | null;
  readonly specific: boolean;
  readonly forThisUnit: boolean;
  readonly certainty: Certainty;
}

interface Bound {
  readonly mode: Exclude<RuleMode, 'free'>;
  readonly value: unknown;
  readonly basis: Basis;
}

const LEVEL_NAMES: Readonly<Record<RegulationLevel, string>> = {
  platform: 'mặc định của nền tảng',
  national: 'pháp luật của Nhà nước',
  provincial: 'quy chế của tỉnh',
  site: 'quy chế của trang',
};

/** All regulations, rules and decisions at one moment, and the answer to "which rule on this date". Pure: no clock, no input or output. */
export class RuleBook {
  readonly regulations: ReadonlyMap<string, Regulation>;
  private readonly rules: ReadonlyMap<RuleKey, readonly Rule[]>;
  private readonly overrides: ReadonlyMap<RuleKey, readonly RuleOverride[]>;
  private readonly adoptions: ReadonlyMap<string, readonly Regulation[]>;

  constructor(regulations: readonly Regulation[], rules: readonly Rule[], overrides: readonly RuleOverride[] = []) {
    this.regulations = new Map(regulations.map((regulation) => [regulation.id, regulation]));
    this.rules = Map.groupBy(rules, (rule) => rule.key);
    this.overrides = Map.groupBy(overrides, (override) => override.key);
    this.adoptions = Map.groupBy(
      regulations.filter((regulation) => regulation.adopts !== null),
      (regulation) => regulation.adopts!,
    );
  }

  /**
   * The rule that binds a site of this kind on this date, or null when nothing speaks. Levels are folded from the highest down: a lower
   * one may tighten a floor or a ceiling and fill what is free; what would loosen is refused and stays in the trail. Basis: LA-20.3, LA-23.1
   */
  resolve<K extends RuleKey>(key: K, context: RuleContext): Resolved<K> | null {
    const candidates = this.candidates(key, context);
    const verdicts = new Map<Candidate, { verdict: TrailVerdict; why: string }>();
    const bounds: Bound[] = [];
    let answer: Candidate | null = null;
    for (const level of REGULATION_LEVELS) {
      const chosen = this.choose(
        candidates.filter((candidate) => candidate.level === level),
        context.date,
        verdicts,
      );
      if (!chosen) continue;
      if (answer && same(answer.value, chosen.value)) {
        verdicts.set(chosen, { verdict: 'repeats', why: `Trùng với quy định cấp trên (${answer.basis}).` });
      } else {
        const kept = bounds.find((bound) => !keeps(key, bound, chosen.value));
        if (kept) {
          verdicts.set(chosen, { verdict: 'refused', why: refusal(kept) });
          continue;
        }
        if (answer) verdicts.set(answer, { verdict: 'refined', why: `Được ${LEVEL_NAMES[chosen.level]} cụ thể hóa (${chosen.basis}).` });
        verdicts.set(chosen, { verdict: 'applied', why: 'Đang áp dụng.' });
        answer = chosen;
      }
      if (chosen.mode !== 'free') bounds.push({ mode: chosen.mode, value: chosen.value, basis: chosen.basis });
    }
    if (!answer) return null;
    const trail = candidates.map((candidate) => trailEntry(candidate, verdicts.get(candidate)!));
    return present(key, answer, bounds, trail) as Resolved<K>;
  }

  /** The regulation of a level in force on a date; the latest when several are. Basis: LA-QĐ.2 */
  regulationAt(level: 'provincial' | 'site', date: IsoDate, siteId?: string): Regulation | null {
    return (
      [...this.regulations.values()]
        .filter(
          (regulation) => regulation.level === level && (level === 'provincial' || (siteId !== undefined && regulation.siteId === siteId)),
        )
        .filter((regulation) => holdsOn(date, regulation.effectiveFrom, regulation.effectiveTo))
        .sort((a, b) => (a.effectiveFrom! < b.effectiveFrom! ? 1 : -1))[0] ?? null
    );
  }

  private candidates(key: RuleKey, context: RuleContext): Candidate[] {
    const forKind = (kinds: readonly string[] | null): boolean => kinds === null || kinds.includes(context.unitKind);
    const found: Candidate[] = [];
    for (const rule of this.rules.get(key) ?? []) {
      const text = this.regulations.get(rule.regulationId);
      if (!text) continue;
      const regulation = text.level === 'site' ? this.regulationOfSite(text, context) : text;
      if (!regulation) continue;
      found.push({
        id: rule.id,
        level: text.level,
        regulation,
        override: null,
        mode: rule.mode,
        value: rule.value,
        basis: rule.basis,
        from: later(rule.validFrom, regulation.effectiveFrom),
        to: earlier(rule.validTo, regulation.effectiveTo),
        specific: rule.unitKinds !== null,
        forThisUnit: forKind(rule.unitKinds),
        certainty: rule.certainty,
      });
    }
    for (const override of this.overrides.get(key) ?? []) {
      if (override.siteId !== null && override.siteId !== context.siteId) continue;
      found.push({
        id: override.id,
        level: override.level,
        regulation: null,
        override,
        mode: override.mode,
        value: override.value,
        basis: override.basis,
        from: override.validFrom,
        to: override.validTo,
        specific: override.siteId !== null,
        forThisUnit: forKind(override.unitKinds),
        certainty: 'read',
      });
    }
    return found.sort(
      (a, b) =>
        REGULATION_LEVELS.indexOf(a.level) - REGULATION_LEVELS.indexOf(b.level) ||
        (a.from ?? '').localeCompare(b.from ?? '') ||
        a.id.localeCompare(b.id),
    );
  }

  /** A site's regulation binds that site only; a text that may be adopted binds the sites that adopted it, from their decision on. */
  private regulationOfSite(text: Regulation, context: RuleContext): Regulation | null {
    if (context.siteId === undefined) return null;
    if (text.siteId !== null) return text.siteId === context.siteId ? text : null;
    const own = (this.adoptions.get(text.id) ?? []).filter((adoption) => adoption.siteId === context.siteId);
    return own.find((adoption) => holdsOn(context.date, adoption.effectiveFrom, adoption.effectiveTo)) ?? own[0] ?? null;
  }

  /** The one row of a level that counts: decisions before rules, specific before general, later before earlier. */
  private choose(
    level: readonly Candidate[],
    date: IsoDate,
    verdicts: Map<Candidate, { verdict: TrailVerdict; why: string }>,
  ): Candidate | null {
    const eligible: Candidate[] = [];
    for (const candidate of level) {
      if (!candidate.forThisUnit) verdicts.set(candidate, { verdict: 'notForThisUnit', why: 'Không áp dụng cho loại đơn vị này.' });
      else if (!holdsOn(date, candidate.from, candidate.to))
        verdicts.set(candidate, { verdict: 'notInForce', why: 'Không có hiệu lực vào ngày này.' });
      else eligible.push(candidate);
    }
    const [chosen, ...others] = eligible.sort(precedence);
    for (const other of others) {
      const why = chosen!.override
        ? `Được thay bằng quyết định ${chosen!.override.decisionNumber} của ${chosen!.override.authority}.`
        : `Có quy định cụ thể hơn hoặc mới hơn cùng cấp (${chosen!.basis}).`;
      verdicts.set(other, { verdict: 'replaced', why });
    }
    return chosen ?? null;
  }
}

const precedence = (a: Candidate, b: Candidate): number =>
  Number(b.override !== null) - Number(a.override !== null) ||
  Number(b.specific) - Number(a.specific) ||
  b.from!.localeCompare(a.from!) ||
  b.id.localeCompare(a.id);

const same = (a: unknown, b: unknown): boolean => canonicalJson(a) === canonicalJson(b);

const later = (rule: IsoDate, regulation: IsoDate | null): IsoDate | null =>
  regulation === null ? null : rule > regulation ? rule : regulation;

const earlier = (rule: IsoDate | null, regulation: IsoDate | null): IsoDate | null =>
  rule === null ? regulation : regulation === null || rule < regulation ? rule : regulation;

function keeps(key: RuleKey, bound: Bound, value: unknown): boolean {
  const { atLeast } = ruleKindOf(key);
  if (bound.mode === 'fixed' || !atLeast) return same(bound.value, value);
  return bound.mode === 'floor' ? atLeast(value, bound.value) : atLeast(bound.value, value);
}

function refusal(bound: Bound): string {
  if (bound.mode === 'fixed') return `Không áp dụng: cấp trên đã quy định cố định (${bound.basis}).`;
  const what = bound.mode === 'floor' ? 'mức tối thiểu' : 'mức tối đa';
  return `Không áp dụng: nới lỏng ${what} do cấp trên quy định (${bound.basis}).`;
}

function trailEntry(candidate: Candidate, { verdict, why }: { verdict: TrailVerdict; why: string }): TrailEntry {
  return {
    ruleId: candidate.id,
    source: candidate.override ? 'override' : candidate.level,
    regulationId: candidate.regulation?.id ?? null,
    basis: candidate.basis,
    mode: candidate.mode,
    value: candidate.value,
    validFrom: candidate.from,
    validTo: candidate.to,
    verdict,
    why,
  };
}

function present(key: RuleKey, answer: Candidate, bounds: readonly Bound[], trail: readonly TrailEntry[]): ResolvedRule {
  const { regulation, override } = answer;
  return {
    key,
    label: ruleKindOf(key).label,
    value: answer.value,
    ruleId: answer.id,
    source: override ? 'override' : answer.level,
    basis: answer.basis,
    regulation: regulation && { id: regulation.id, number: regulation.number, title: regulation.title, issuer: regulation.issuer },
    decision: override && { number: override.decisionNumber, date: override.decisionDate, authority: override.authority },
    validFrom: answer.from!,
    validTo: answer.to,
    certainty: answer.certainty,
    bounds,
    trail,
  };
}
