import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { permissionTable } from '@cong-tinh/identity';
import { findPermission, listPermissions, projectRoot } from '@cong-tinh/platform';

describe('the permissions of the product', () => {
  beforeAll(async () => {
    for (const file of globSync('libs/*/src/**/*.permissions.ts', { cwd: projectRoot() })) await import(join(projectRoot(), file));
  });

  it('are the table in docs/permissions.md (npm run permissions)', () => {
    expect(readFileSync(join(projectRoot(), 'docs/permissions.md'), 'utf8')).toBe(permissionTable(listPermissions()));
  });

  it('LA-8.3 LA-10.1.d give the webmaster nothing that approves content', () => {
    const approving = listPermissions().filter(({ name }) => /\.(sign|approve|publish|refuse|withdraw)$/.test(name));
    expect(approving.filter(({ roles }) => roles.includes('webmaster'))).toEqual([]);
  });

  it('LA-11.3.b give the security inspector reading alone, but for incidents and remedies', () => {
    const held = listPermissions().filter(({ roles }) => roles.includes('securityInspector'));
    expect(held.length).toBeGreaterThan(0);
    expect(held.filter(({ reads, name }) => !reads && !/^(incident|remedy)\./.test(name)).map(({ name }) => name)).toEqual([]);
  });

  it('demand the second factor for seats, roles, delegations and break-glass', () => {
    for (const name of ['seat.assign', 'role.grant', 'delegation.give', 'break-glass.open', 'account.close'])
      expect(findPermission(name)?.stepUp).toBe(true);
  });
});
