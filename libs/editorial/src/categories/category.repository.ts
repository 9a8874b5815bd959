import { uuidv7 } from '@cong-tinh/kernel';
import { Database } from '@cong-tinh/platform';
import type { DefaultCategory } from '@cong-tinh/regulation';
import { Injectable } from '@nestjs/common';
import type { Category } from './category.js';

const COLUMNS = `id, slug, name, mandatory, basis, state = 'open' as open`;

@Injectable()
export class CategoryRepository {
  constructor(private readonly database: Database) {}

  list(siteId: string): Promise<Category[]> {
    return this.database.query<Category>(`select ${COLUMNS} from categories where site_id = $1 order by position, name`, [siteId]);
  }

  async find(siteId: string, slug: string): Promise<Category | null> {
    const [category] = await this.database.query<Category>(`select ${COLUMNS} from categories where site_id = $1 and slug = $2`, [
      siteId,
      slug,
    ]);
    return category ?? null;
  }

  /** Adds the categories of many sites at once; those a site has stay as they are. */
  async insertDefaults(rows: readonly (DefaultCategory & { readonly siteId: string; readonly position: number })[]): Promise<void> {
    await this.database.query(
      `insert into categories (site_id, id, slug, name, position, mandatory, basis)
       select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::int[], $6::boolean[], $7::text[])
       on conflict (site_id, slug) do nothing`,
      [
        rows.map((row) => row.siteId),
        rows.map(() => uuidv7()),
        rows.map((row) => row.slug),
        rows.map((row) => row.label),
        rows.map((row) => row.position),
        rows.map((row) => row.mandatory),
        rows.map((row) => row.basis),
      ],
    );
  }
}
