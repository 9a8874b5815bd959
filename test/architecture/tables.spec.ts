import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { pathsBelow, readHouse, root, sourceFile } from './house.js';
import { foreignTables, tableOwners } from './tables.js';

describe('the tables of a lib', () => {
  it('are found in the statements of another', () => {
    const owners = tableOwners([{ path: 'libs/a/migrations/0001-x.sql', text: 'create table units (\n  id uuid\n);' }]);
    const statement = 'const rows = (on) => query(`select * from units u where ${on} and u.id = $1`);';
    expect(foreignTables([sourceFile('libs/b/src/x.ts', statement)], owners)).toEqual(['libs/b/src/x.ts: units belongs to a']);
    expect(foreignTables([sourceFile('libs/b/src/x.ts', 'q(`select 1 ${a} join units v on true`)')], owners)).toHaveLength(1);
    expect(foreignTables([sourceFile('libs/a/src/x.ts', statement)], owners)).toEqual([]);
    expect(foreignTables([sourceFile('libs/b/src/x.ts', `import { units } from 'a'; // from units`)], owners)).toEqual([]);
  });

  it('are asked of its door', () => {
    const migrations = pathsBelow('libs', (path) => path.endsWith('.sql')).map((path) => ({
      path,
      text: readFileSync(join(root, path), 'utf8'),
    }));
    const owners = tableOwners(migrations);
    expect(owners.get('unit_versions')).toBe('tenancy');
    expect(foreignTables(readHouse('libs'), owners)).toEqual([]);
  });
});
