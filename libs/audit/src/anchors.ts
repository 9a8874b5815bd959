import type { ChainHead } from './audit-verifier.js';

/** Heads kept outside the database, by chain and number: years of nights, most of which say the same. */
export class Anchors {
  private readonly chains = new Map<string | null, Map<number, Set<string>>>();

  constructor(heads: readonly ChainHead[]) {
    for (const { siteId, sequence, hash } of heads) {
      // An empty chain says nothing.
      if (sequence === 0) continue;
      let chain = this.chains.get(siteId);
      if (!chain) this.chains.set(siteId, (chain = new Map<number, Set<string>>()));
      const hashes = chain.get(sequence);
      if (hashes) hashes.add(hash);
      else chain.set(sequence, new Set([hash]));
    }
  }

  /** Whether an entry is what every anchor of its place says; true where none was set. */
  allow({ siteId, sequence, hash }: ChainHead): boolean {
    const hashes = this.chains.get(siteId)?.get(sequence);
    return hashes === undefined || (hashes.size === 1 && hashes.has(hash));
  }

  /** Numbers anchored beyond the end of a chain. */
  beyond({ siteId, sequence }: ChainHead): number[] {
    return [...(this.chains.get(siteId)?.keys() ?? [])].filter((anchored) => anchored > sequence);
  }

  /** The last anchor of each site that has no chain any more. */
  without(sites: readonly string[]): ChainHead[] {
    const known = new Set<string | null>([null, ...sites]);
    return [...this.chains]
      .filter(([siteId]) => !known.has(siteId))
      .map(([siteId, chain]) => {
        const sequence = Math.max(...chain.keys());
        return { siteId, sequence, hash: [...chain.get(sequence)!][0]! };
      });
  }
}
