import { jest } from '@jest/globals';

// A journey is many pages long, and shares its machine with the whole product.
jest.setTimeout(120_000);
