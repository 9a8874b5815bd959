import { jest } from '@jest/globals';

// The first file of a run makes the template of the databases; a busy machine takes its time as well.
jest.setTimeout(240_000);
