import { SiteRules } from '@cong-tinh/approval';
import { PublicationModule } from '@cong-tinh/publication';
import { PublicEdge, SiteModule } from '@cong-tinh/site';
import { Global, Module } from '@nestjs/common';
import { createWorld, type TestDatabase, type World } from '../support/index.js';

/** Menus are there already: nothing here asks a rule. */
@Global()
@Module({ providers: [{ provide: SiteRules, useValue: {} }], exports: [SiteRules] })
class NoRules {}

/** The public hosts alone, behind their edge, on a socket of their own. */
export async function openPublicWorld(database: TestDatabase): Promise<{ world: World; port: number }> {
  const edge = new PublicEdge();
  const world = await createWorld({
    database,
    imports: [NoRules, PublicationModule, SiteModule],
    adapter: { rewriteUrl: edge.rewriteUrl },
    configure: (app) => edge.attach(app),
  });
  await world.app.listen(0, '127.0.0.1');
  return { world, port: (world.app.getHttpServer().address() as { port: number }).port };
}
