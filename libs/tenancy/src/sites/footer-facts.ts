import { tidy } from '@cong-tinh/kernel';
import { FOOTER_FACTS, type FooterFact, type FooterFacts } from '@cong-tinh/regulation';
import { factUnknown, factWrong, type MissingFact } from './site.errors.js';

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const DIGITS = /\d/g;

const WRONG: Readonly<Partial<Record<FooterFact, (value: string) => string | null>>> = {
  email: (value) => (EMAIL.test(value) ? null : 'Thư điện tử ở chân trang phải có dạng ten@donvi.gov.vn.'),
  phone: (value) => ((value.match(DIGITS)?.length ?? 0) >= 6 ? null : 'Điện thoại ở chân trang phải có ít nhất 6 chữ số.'),
};

/**
 * Facts as they are stored: NFC, single spaces, blanks left out.
 * @throws InvalidError `fact_unknown`, `fact_wrong`. Basis: NĐ 174/2026 Điều 93
 */
export function tidyFacts(facts: Readonly<Record<string, string>>): Partial<Record<FooterFact, string>> {
  const tidied: Partial<Record<FooterFact, string>> = {};
  for (const [code, raw] of Object.entries(facts)) {
    if (!isFact(code)) throw factUnknown(code);
    const value = tidy(raw);
    if (value === '') continue;
    const wrong = WRONG[code]?.(value);
    if (wrong) throw factWrong(code, wrong);
    tidied[code] = value;
  }
  return tidied;
}

/** What the rule demands and nobody has stated. */
export const missingFacts = (rule: FooterFacts, facts: Readonly<Record<string, string>>): MissingFact[] =>
  rule.facts.filter(({ code }) => !facts[code]).map(({ code, label }) => ({ code, label }));

const isFact = (code: string): code is FooterFact => (FOOTER_FACTS as readonly string[]).includes(code);
