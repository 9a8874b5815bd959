import type { PublishedImage } from '../reader/public-pages.js';

/** What is published: an article now; documents, answers, calendars later. */
export interface Subject {
  readonly kind: string;
  readonly id: string;
}

/** A finished text with the grant that lets it out. */
export interface NewPublication {
  readonly siteId: string;
  /** The approval whose grant names this subject and this hash. */
  readonly approvalId: string;
  readonly subject: Subject;
  readonly contentHash: string;
  /** Public address, `/<category>/<slug>`. */
  readonly path: string;
  readonly category: string;
  readonly featured: boolean;
  readonly title: string;
  readonly summary: string;
  /** Cleaned again here, whoever cleaned it before. */
  readonly html: string;
  readonly office: string;
  readonly author: string | null;
  readonly source: string | null;
  readonly sourceUrl: string | null;
  readonly image: PublishedImage | null;
}

export interface Published {
  readonly itemId: string;
  readonly path: string;
  readonly revision: number;
  readonly publishedAt: Date;
}

/** The current address of a subject. */
export interface CurrentAddress {
  readonly id: string;
  readonly path: string;
  readonly state: 'live' | 'withdrawn';
  readonly itemId: string;
  readonly category: string;
  readonly listedAt: Date;
}

/** Why the address of a subject answers 410. */
export interface Withdrawal {
  readonly ground: string;
  readonly reason: string;
  readonly decidedBy: string;
  readonly withdrawnAt: Date;
}

export interface NewWithdrawal {
  readonly siteId: string;
  readonly subject: Subject;
  /** The ground in the words of the rule `approval.withdrawal` on the day. */
  readonly ground: string;
  /** What citizens read at the address. */
  readonly reason: string;
  /** The seat that decided, as citizens read it. */
  readonly decidedBy: string;
}
