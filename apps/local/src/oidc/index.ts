export { adapterFileIn, createEmbeddedProvider, type EmbeddedProvider, type EmbeddedProviderOptions } from './embedded-provider.js';
export { subjectOf, type EmbeddedAccount } from './accounts.js';
export type { EmbeddedClient } from './provider-configuration.js';
