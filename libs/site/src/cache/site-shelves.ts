/** What a shelf must tell of each thing it holds. */
export interface Held {
  readonly bytes: number;
}

interface Shelf<T> {
  bytes: number;
  /** Key of what was used last. */
  newest: string;
  /** In the order of use, the longest unused first. */
  readonly items: Map<string, { item: T; bytes: number }>;
}

/**
 * Bounded memory, fair between sites: when it is full, the site that holds most gives up what it has not used longest.
 * A busy site cannot push a quiet one out.
 */
export class SiteShelves<T extends Held> {
  private readonly shelves = new Map<string, Shelf<T>>();
  private held = 0;
  private dropped = 0;

  constructor(private readonly limit: number) {}

  get bytes(): number {
    return this.held;
  }

  get evictions(): number {
    return this.dropped;
  }

  get sites(): readonly string[] {
    return [...this.shelves.keys()];
  }

  get size(): number {
    let count = 0;
    for (const shelf of this.shelves.values()) count += shelf.items.size;
    return count;
  }

  get(siteId: string, key: string): T | undefined {
    const shelf = this.shelves.get(siteId);
    const slot = shelf?.items.get(key);
    if (!slot) return undefined;
    if (shelf!.newest !== key) {
      shelf!.items.delete(key);
      shelf!.items.set(key, slot);
      shelf!.newest = key;
    }
    return slot.item;
  }

  /** Keeps an item; one that is large beside the whole memory is not kept. */
  put(siteId: string, key: string, item: T): boolean {
    this.remove(siteId, key);
    const { bytes } = item;
    if (bytes > this.limit / 8) return false;
    let shelf = this.shelves.get(siteId);
    if (!shelf) this.shelves.set(siteId, (shelf = { bytes: 0, newest: key, items: new Map() }));
    shelf.items.set(key, { item, bytes });
    shelf.newest = key;
    shelf.bytes += bytes;
    this.held += bytes;
    while (this.held > this.limit) this.evict();
    return true;
  }

  remove(siteId: string, key: string): void {
    const shelf = this.shelves.get(siteId);
    const slot = shelf?.items.get(key);
    if (!shelf || !slot) return;
    shelf.items.delete(key);
    shelf.bytes -= slot.bytes;
    this.held -= slot.bytes;
    if (shelf.items.size === 0) this.shelves.delete(siteId);
  }

  /** Removes the items of a site that the test names. */
  removeWhere(siteId: string, test: (item: T) => boolean): void {
    for (const [key, slot] of [...(this.shelves.get(siteId)?.items ?? [])]) if (test(slot.item)) this.remove(siteId, key);
  }

  private evict(): void {
    let largest: [string, Shelf<T>] | undefined;
    for (const entry of this.shelves) if (!largest || entry[1].bytes > largest[1].bytes) largest = entry;
    if (!largest) return;
    const [siteId, shelf] = largest;
    const oldest = shelf.items.keys().next().value;
    if (oldest === undefined) return;
    this.remove(siteId, oldest);
    this.dropped++;
  }
}
