/** Aliases point at the sources, so that a test never runs yesterday's build. */
const swc = {
  jsc: {
    target: 'es2023',
    parser: { syntax: 'typescript', tsx: true, decorators: true },
    transform: {
      legacyDecorator: true,
      decoratorMetadata: true,
      react: { runtime: 'automatic', importSource: 'preact' },
    },
    keepClassNames: true,
  },
  module: { type: 'es6' },
  sourceMaps: 'inline',
};

const base = {
  rootDir: import.meta.dirname,
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: { '^.+\\.tsx?$': ['@swc/jest', swc] },
  moduleNameMapper: {
    '^@cong-tinh/([a-z]+)$': '<rootDir>/libs/$1/src/index.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  setupFiles: ['<rootDir>/test/preload-nest.ts'],
  setupFilesAfterEnv: ['<rootDir>/test/patience.ts'],
};

const database = { globalSetup: '<rootDir>/test/support/global-setup.mjs', globalTeardown: '<rootDir>/test/support/global-teardown.mjs' };

const stage = {
  setupFiles: [],
  setupFilesAfterEnv: ['<rootDir>/test/journeys/harness/patience.ts'],
  globalSetup: '<rootDir>/test/journeys/harness/global-setup.mjs',
  globalTeardown: '<rootDir>/test/journeys/harness/global-teardown.mjs',
};

const suite = (name, roots, more = {}) => ({ ...base, displayName: name, roots, testMatch: ['**/*.spec.ts', '**/*.spec.tsx'], ...more });

export default {
  // On two cores; a third one works while another waits for a clock or a server.
  maxWorkers: 3,
  projects: [
    suite('unit', ['<rootDir>/libs', '<rootDir>/apps'], { testPathIgnorePatterns: ['/apps/console/'] }),
    suite('architecture', ['<rootDir>/test/architecture'], { setupFiles: [] }),
    suite('integration', ['<rootDir>/test/integration'], database),
    suite('isolation', ['<rootDir>/test/isolation'], database),
    suite('stack', ['<rootDir>/test/stack'], database),
    suite('journeys', ['<rootDir>/test/journeys'], stage),
  ],
};
