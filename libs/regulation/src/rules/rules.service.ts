import { NotFoundError, type Basis, type IsoDate } from '@cong-tinh/kernel';
import { Injectable } from '@nestjs/common';
import { RULE_KEYS, type RuleKey } from '../catalogue/catalogue.js';
import { RegulationSnapshot } from '../regulation-snapshot.js';
import type { Clause } from '../regulations/clause.js';
import { successorAt, type Regulation } from '../regulations/regulation.js';
import { ruleNotFound } from './rule.errors.js';
import type { Resolved, ResolvedRule, RuleContext } from './rule.js';

/** Which rule binds a site on a date, with its basis and how it came about. Answers from memory. */
@Injectable()
export class Rules {
  constructor(private readonly snapshot: RegulationSnapshot) {}

  /** The rule, typed by the catalogue. @throws NotFoundError `rule_not_found` when no text speaks on that date */
  at<K extends RuleKey>(key: K, context: RuleContext): Resolved<K> {
    const found = this.find(key, context);
    if (!found) throw ruleNotFound(key, context.date);
    return found;
  }

  find<K extends RuleKey>(key: K, context: RuleContext): Resolved<K> | null {
    return this.snapshot.current.book.resolve(key, context);
  }

  /** Every rule that binds the site on the date, in the order of the catalogue. */
  list(context: RuleContext): ResolvedRule[] {
    return RULE_KEYS.flatMap((key): ResolvedRule | [] => this.find(key, context) ?? []);
  }

  /** The regulation of the province, or of a site, in force on a date. Basis: LA-QĐ.2 */
  regulationAt(level: 'provincial' | 'site', date: IsoDate, siteId?: string): Regulation | null {
    return this.snapshot.current.book.regulationAt(level, date, siteId);
  }

  /** The instrument that applies on a date in place of the one cited. Basis: LA-23.1. @throws NotFoundError `regulation_not_found` */
  instrumentAt(id: string, date: IsoDate): Regulation {
    const { regulations } = this.snapshot.current.book;
    const cited = regulations.get(id);
    if (!cited) throw new NotFoundError('regulation_not_found', `Không có văn bản “${id}” trong dữ liệu quy chế.`);
    return successorAt(cited, date, regulations);
  }

  /** A clause and its regulation; null when the product does not know it. */
  findClause(id: Basis): { clause: Clause; regulation: Regulation } | null {
    const { clauses, book } = this.snapshot.current;
    const clause = clauses.get(id);
    const regulation = clause && book.regulations.get(clause.regulationId);
    return clause && regulation ? { clause, regulation } : null;
  }
}
