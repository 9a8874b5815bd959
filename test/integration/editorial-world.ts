import { ApprovalModule, BoardProvisioner, EstablishBoardAction } from '@cong-tinh/approval';
import { AuditModule } from '@cong-tinh/audit';
import {
  CategoryProvisioner,
  ClassifyArticleAction,
  CreateArticleAction,
  EditArticleAction,
  EditorialModule,
  PublishArticleAction,
  RefuseArticleAction,
  SignArticleAction,
  SubmitArticleAction,
  WithdrawArticleAction,
  type ArticleInput,
  ArticleService,
} from '@cong-tinh/editorial';
import { IdentityModule } from '@cong-tinh/identity';
import { isoDate, uuidv7 } from '@cong-tinh/kernel';
import { connectionOf } from '@cong-tinh/platform';
import { HtmlReviewModule, MenuProvisioner, PublicationModule, SiteShells } from '@cong-tinh/publication';
import { loadRegulations, RegulationModule, RegulationSnapshot, type SeatKind } from '@cong-tinh/regulation';
import { TenancyBindings, TenancyModule } from '@cong-tinh/tenancy';
import { ScheduleModule } from '@nestjs/schedule';
import { CHECKLIST, createWorld, testDatabase, type World } from '../support/index.js';
import { giveSeat, invited } from './identity.factory.js';
import { publishedSite, type SiteFixture } from './published-site.factory.js';

export const ALL_PASS = { content: 'pass', form: 'pass', dosage: 'pass' } as const;

export const TEXT: ArticleInput = {
  title: 'Lịch mở cống tuần này',
  summary: 'Bốn cống mở theo giờ triều.',
  body: '<p>Cống mở lúc 6 giờ.</p>',
  category: 'tin-tuc',
};

/** The house from rules to articles, with sites whose people are named after their seats. */
export interface EditorialWorld extends World {
  readonly people: Map<string, { id: string; name: string }>;
  /** A commune (or another kind) with a board, and one person in each seat named: `editor@thanhphu`. */
  site(label: string, options?: { kind?: string; seats?: readonly SeatKind[]; board?: boolean }): Promise<SiteFixture>;
  seat(site: SiteFixture, name: string, kind: SeatKind, more?: Parameters<typeof giveSeat>[4]): Promise<{ id: string; seatId: string }>;
  by<T>(name: string, work: () => Promise<T>): Promise<T>;
  readonly do: ReturnType<typeof verbs>;
}

const SEATS: readonly SeatKind[] = ['unitHead', 'head', 'deputy', 'member', 'contributor', 'editor', 'contentUnit', 'uploader'];

export async function editorialWorld({
  at,
  settings = {},
}: { at?: string; settings?: Record<string, string> } = {}): Promise<EditorialWorld> {
  const database = await testDatabase({ DATABASE_POOL: '6', ...settings });
  await loadRegulations(connectionOf(database.config, 'portal_platform'));
  const world = await createWorld({
    database,
    at,
    imports: [
      ScheduleModule.forRoot(),
      AuditModule,
      RegulationModule,
      TenancyBindings.with({
        imports: [PublicationModule, ApprovalModule, EditorialModule],
        shellWriter: SiteShells,
        provisioners: [MenuProvisioner, CategoryProvisioner, BoardProvisioner],
      }),
      TenancyModule,
      IdentityModule,
      ApprovalModule,
      PublicationModule,
      HtmlReviewModule,
      EditorialModule,
    ],
  });
  await world.get(RegulationSnapshot).reload();
  const people = new Map<string, { id: string; name: string }>();

  const by = <T>(name: string, work: () => Promise<T>): Promise<T> => {
    const person = people.get(name);
    if (!person) throw new Error(`nobody is called ${name}`);
    return world.as({ kind: 'account', ...person }, work);
  };

  const seat: EditorialWorld['seat'] = async (site, name, kind, more) => {
    let person = people.get(name);
    if (!person) {
      person = { id: await invited(world, name.replace(/[@ ]/g, '.')), name };
      people.set(name, person);
    }
    return { id: person.id, seatId: await giveSeat(world, site.id, person.id, kind, more) };
  };

  const site: EditorialWorld['site'] = async (label, { kind = 'commune', seats = SEATS, board = true } = {}) => {
    const fixture = await publishedSite(database, label, kind);
    for (const [position, slug, name] of [
      [0, 'tin-tuc', 'Tin tức'],
      [1, 'thong-bao', 'Thông báo'],
    ] as const) {
      await database.query(
        `insert into categories (site_id, id, slug, name, position, mandatory, basis) values ($1, $2, $3, $4, $5, true, 'LA-4.1.a')`,
        [fixture.id, uuidv7(), slug, name, position],
      );
    }
    for (const one of seats) await seat(fixture, `${one}@${label}`, one);
    if (board)
      await by(`unitHead@${label}`, () =>
        world.get(EstablishBoardAction).execute({ siteId: fixture.id, decisionDate: isoDate('2025-06-02') }),
      );
    return fixture;
  };

  return {
    ...world,
    people,
    site,
    seat,
    by,
    do: verbs(world, by),
    close: async () => {
      await world.close();
      await database.drop();
    },
  };
}

/** Each verb as somebody: `do.sign('head@thanhphu', site, id)`. */
function verbs(world: World, by: EditorialWorld['by']) {
  const read = (who: string, { id: siteId }: SiteFixture, articleId: string) =>
    by(who, () => world.get(ArticleService).get(siteId, articleId));
  return {
    read,
    create: (who: string, { id: siteId }: SiteFixture, more: Partial<ArticleInput> = {}) =>
      by(who, () => world.get(CreateArticleAction).execute(siteId, { ...TEXT, ...more })),
    edit: async (who: string, site: SiteFixture, articleId: string, more: Partial<ArticleInput> = {}, expectedVersion?: number) => {
      const { article } = await read(who, site, articleId);
      return by(who, () =>
        world
          .get(EditArticleAction)
          .execute({ ...TEXT, ...more, siteId: site.id, articleId, expectedVersion: expectedVersion ?? article.currentVersion }),
      );
    },
    classify: (who: string, { id: siteId }: SiteFixture, articleId: string, genre = 'news') =>
      by(who, () => world.get(ClassifyArticleAction).execute(siteId, articleId, genre)),
    submit: (who: string, { id: siteId }: SiteFixture, articleId: string, more: object = { checklist: CHECKLIST }) =>
      by(who, () => world.get(SubmitArticleAction).execute({ siteId, articleId, ...more })),
    sign: async (who: string, site: SiteFixture, articleId: string, more: object = {}) => {
      const [row] = await world.database.query<{ content_hash: string }>(
        `select content_hash from approvals where subject_id = $1 order by attempt desc limit 1`,
        [articleId],
      );
      return by(who, () =>
        world
          .get(SignArticleAction)
          .execute({ siteId: site.id, articleId, contentHash: row?.content_hash ?? '', verdicts: ALL_PASS, ...more }),
      );
    },
    refuse: (who: string, { id: siteId }: SiteFixture, articleId: string, more: object = {}) =>
      by(who, () =>
        world.get(RefuseArticleAction).execute({ siteId, articleId, ground: 'poor_quality', note: 'Số liệu chưa khớp', ...more }),
      ),
    publish: (who: string, { id: siteId }: SiteFixture, articleId: string) =>
      by(who, () => world.get(PublishArticleAction).execute(siteId, articleId)),
    withdraw: (who: string, { id: siteId }: SiteFixture, articleId: string, more: object = {}) =>
      by(who, () => world.get(WithdrawArticleAction).execute({ siteId, articleId, ground: 'unnecessary', ...more })),
    /** From nothing to submitted, on a component site. */
    async submitted(site: SiteFixture, label: string, more: Partial<ArticleInput> = {}): Promise<string> {
      const id = await this.create(`contributor@${label}`, site, more);
      await this.classify(`contentUnit@${label}`, site, id);
      await this.submit(`contentUnit@${label}`, site, id);
      return id;
    },
    /** From nothing to citizens. */
    async published(site: SiteFixture, label: string, more: Partial<ArticleInput> = {}): Promise<string> {
      const id = await this.submitted(site, label, more);
      await this.sign(`head@${label}`, site, id);
      await this.publish(`uploader@${label}`, site, id);
      return id;
    },
  };
}
