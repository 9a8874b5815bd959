/** Channel of the announcements. */
export const CHANNEL = 'publication';

/** PostgreSQL refuses a payload of 8,000 bytes or more. */
const PAYLOAD_LIMIT = 7_900;

/** What pages show, so that a change drops those that show it and no others. Tags belong to one site, except `tree`. */
export const TAG = {
  /** Head, foot and menu: on every page of the site. */
  shell: 'shell',
  home: 'home',
  category: (slug: string) => `category:${slug}`,
  subject: (id: string) => `subject:${id}`,
  /** The sites of the province, their names and hosts: on pages of any site. */
  tree: 'tree',
  /** Everything the site shows. */
  everything: 'everything',
} as const;

/** What a publishing transaction says to every process when it commits. */
export interface Announcement {
  /** Null: it concerns all sites. */
  readonly siteId: string | null;
  /** The site's revision after the change: a page below it is not stored. Null when all sites are concerned. */
  readonly revision: number | null;
  readonly tags: readonly string[];
}

/** The announcement as a payload; when there are too many tags, everything of the site is dropped instead. */
export function encodeAnnouncement({ siteId, revision, tags }: Announcement): string {
  const payload = JSON.stringify({ site: siteId, revision, tags: [...new Set(tags)] });
  return Buffer.byteLength(payload) <= PAYLOAD_LIMIT ? payload : JSON.stringify({ site: siteId, revision, tags: [TAG.everything] });
}

/** The announcement a payload holds; one that cannot be read concerns everything. */
export function decodeAnnouncement(payload: string): Announcement {
  try {
    const { site, revision, tags } = JSON.parse(payload) as { site: string | null; revision: number | null; tags: string[] };
    if (Array.isArray(tags)) return { siteId: site, revision, tags };
  } catch {
    // Another release's payload, or none: drop all rather than serve what may be old.
  }
  return { siteId: null, revision: null, tags: [TAG.everything] };
}
