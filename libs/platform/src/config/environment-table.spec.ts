import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { environmentTable } from './environment-table.js';
import { projectRoot } from './project-root.js';

describe('the settings of the product', () => {
  it('are the table in docs/environment.md (npm run environment)', () => {
    expect(readFileSync(join(projectRoot(), 'docs/environment.md'), 'utf8')).toBe(environmentTable());
  });
});
