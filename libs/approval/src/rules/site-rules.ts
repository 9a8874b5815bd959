import { CLOCK, type Clock, type IsoDate, NotFoundError } from '@cong-tinh/kernel';
import { type Resolved, type RuleKey, Rules, SITE_KIND_READER, type SiteKindReader, type UnitKind } from '@cong-tinh/regulation';
import { Inject, Injectable } from '@nestjs/common';

/** The rule that binds a site today, asked by the site's id. */
@Injectable()
export class SiteRules {
  /** The kind of a site is its unit's and never changes. */
  private readonly known = new Map<string, UnitKind>();

  constructor(
    private readonly rules: Rules,
    @Inject(SITE_KIND_READER) private readonly kinds: SiteKindReader,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async kindOf(siteId: string): Promise<UnitKind> {
    const kind = this.known.get(siteId) ?? (await this.kinds.findKind(siteId));
    if (!kind) throw new NotFoundError('site_not_found', 'Không tìm thấy trang này.');
    this.known.set(siteId, kind);
    return kind;
  }

  /** Null when no text speaks of it today. */
  async find<K extends RuleKey>(key: K, siteId: string): Promise<Resolved<K> | null> {
    return this.rules.find(key, { unitKind: await this.kindOf(siteId), date: this.clock.today(), siteId });
  }

  /** @throws NotFoundError `rule_not_found` */
  async at<K extends RuleKey>(key: K, siteId: string): Promise<Resolved<K>> {
    return this.rules.at(key, { unitKind: await this.kindOf(siteId), date: this.clock.today(), siteId });
  }

  /** The rule for new sites of a kind, before a site has a regulation of its own; each kind is asked once. */
  ofKinds<K extends RuleKey>(key: K): (unitKind: UnitKind, date: IsoDate) => Resolved<K> | null {
    const known = new Map<string, Resolved<K> | null>();
    return (unitKind, date) => {
      const name = `${unitKind} ${date}`;
      if (!known.has(name)) known.set(name, this.rules.find(key, { unitKind, date }));
      return known.get(name)!;
    };
  }
}
