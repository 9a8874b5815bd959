import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { announcedStage } from '../journeys/harness/stage.js';
import { type Part, StackError } from './runner/index.js';
import { caddy } from './parts/caddy.js';
import { dovecot } from './parts/dovecot.js';
import { keycloak } from './parts/keycloak.js';
import { minio } from './parts/minio.js';
import { nginx } from './parts/nginx.js';
import { postfix } from './parts/postfix.js';
import { postgres, type PostgresFacts, postgresReplica, provincePostgres } from './parts/postgres.js';
import { portal, type PortalFacts, stageOf, worker } from './parts/province.js';
import { versitygw } from './parts/versitygw.js';

/** Something to run on parts: a spec of this folder, or a suite of another level once more. */
export interface Planned {
  readonly needs: readonly Part[];
}

/** Every part that `--only` knows. */
export const PARTS: readonly Part[] = [
  minio,
  postgres,
  postgresReplica,
  provincePostgres,
  caddy,
  nginx,
  versitygw,
  keycloak,
  dovecot,
  postfix,
  portal,
  worker,
];

/** Which spec of `specs/` runs on which parts; who waits longest for a server begins first. */
export const SPECS: Readonly<Record<string, Planned>> = {
  'sign-in-contract': { needs: [keycloak] },
  release: { needs: [postgres] },
  mail: { needs: [dovecot, postfix] },
  'storage-faults': { needs: [minio, versitygw] },
  'front-forgery': { needs: [caddy, nginx] },
  'sign-in-ended': { needs: [keycloak] },
  'sign-in-pages': { needs: [keycloak] },
  province: { needs: [portal, worker] },
  'storage-contract': { needs: [minio, versitygw] },
  replica: { needs: [postgres] },
  'front-certificates': { needs: [caddy, nginx] },
  'storage-full': { needs: [minio, versitygw] },
  'storage-pages': { needs: [minio, versitygw] },
  runner: { needs: [] },
  'deploy-files': { needs: [postgres] },
};

/** A run of other levels' suites on a real part, told of it by the environment. */
export interface PlannedSuite extends Planned {
  readonly label: string;
  readonly projects: readonly string[];
  /** Files and options for Jest; all files of the projects when there are none. */
  readonly options?: readonly string[];
  environment(factsOf: (part: Part) => object): Record<string, string>;
}

/** What leads the tests' own worlds to a running PostgreSQL. */
export function clusterOf({ host, port, password }: PostgresFacts): Record<string, string> {
  return { CONG_TINH_TEST_CLUSTER: JSON.stringify({ host, port, password }) };
}

/** Suites of other levels that run once more on a real part. */
export const SUITES: readonly PlannedSuite[] = [
  {
    label: 'PostgreSQL 15',
    needs: [postgres],
    projects: ['integration', 'isolation'],
    // What asks no database is seen once.
    options: ['--testPathIgnorePatterns', '/(identity-permissions|identity-sso|local-postgres|province-powers)\\.spec'],
    environment: (factsOf) => clusterOf(factsOf(postgres) as PostgresFacts),
  },
  {
    label: 'Keycloak, PostgreSQL 15, MinIO, Caddy',
    needs: [portal, worker],
    projects: ['journeys'],
    options: ['--runInBand', 'test/journeys/article.spec.ts'],
    environment: (factsOf) => announcedStage(stageOf(factsOf(portal) as PortalFacts)),
  },
];

/** @throws StackError naming those that exist */
export function partsNamed(names: readonly string[]): Part[] {
  return names.map((name) => {
    const found = PARTS.find((part) => part.name === name);
    if (found) return found;
    throw new StackError(`Không có phần "${name}" / no such part: ${PARTS.map((part) => part.name).join(', ')}`);
  });
}

/** The parts and all they need. */
export function withNeeds(parts: readonly Part[]): ReadonlySet<Part> {
  return new Set(parts.flatMap((part) => [part, ...withNeeds(part.needs ?? [])]));
}

/** What of a list can run on the given parts. */
export function runnable<T extends Planned>(planned: readonly T[], up: ReadonlySet<Part>): T[] {
  return planned.filter(({ needs }) => needs.every((part) => up.has(part)));
}

/** Names of the plan's specs. @throws StackError for one that the plan forgot, or has too many */
export function specNames(folder: string): string[] {
  const planned = Object.keys(SPECS);
  const found = readdirSync(folder)
    .filter((name) => name.endsWith('.spec.ts'))
    .map((name) => name.replace('.spec.ts', ''));
  const strays = [...found.filter((name) => !planned.includes(name)), ...planned.filter((name) => !found.includes(name))];
  if (strays.length > 0)
    throw new StackError(`${join(folder, strays.join(', '))}: không khớp test/stack/plan.ts / does not match the plan`);
  return planned;
}
