import { Database } from '@cong-tinh/platform';
import { Injectable } from '@nestjs/common';
import { Anchors } from './anchors.js';
import { type AuditEntry, chainHash, disagreements } from './audit-entry.js';
import { AuditRepository, type ChainPage } from './audit.repository.js';

/** A chain that does not hold together: where, and what is wrong there. */
export interface ChainFault {
  readonly siteId: string | null;
  readonly sequence: number;
  readonly message: string;
}

export interface ChainHead {
  readonly siteId: string | null;
  readonly sequence: number;
  readonly hash: string;
}

export interface VerificationReport {
  readonly chains: number;
  readonly entries: number;
  readonly faults: readonly ChainFault[];
  readonly heads: readonly ChainHead[];
}

const PAGE = 1_000;
/** Told of one chain: one that was rewritten as a whole needs no line for each entry. */
const MOST_FAULTS = 100;

/** Recomputes every hash of every chain and compares the heads with those anchored outside the database. */
@Injectable()
export class AuditVerifier {
  constructor(
    private readonly database: Database,
    private readonly entries: AuditRepository,
  ) {}

  /** Reads page by page while others write: memory does not grow with the chains, and a chain that grows meanwhile is no fault. */
  async verifyAll(anchored: readonly ChainHead[] = []): Promise<VerificationReport> {
    const anchors = new Anchors(anchored);
    const sites = await this.database.inPlatform(() => this.entries.sitesWithChains());
    const faults: ChainFault[] = anchors.without(sites).map((head) => ({ ...place(head), message: 'chuỗi đã neo nay không còn' }));
    const heads: ChainHead[] = [];
    for (const siteId of [null, ...sites]) {
      const chain = await this.verifyChain(siteId, anchors);
      faults.push(...chain.faults.slice(0, MOST_FAULTS));
      heads.push(chain.head);
    }
    return { chains: heads.length, entries: heads.reduce((sum, { sequence }) => sum + sequence, 0), faults, heads };
  }

  private async verifyChain(siteId: string | null, anchors: Anchors): Promise<{ faults: ChainFault[]; head: ChainHead }> {
    const faults: ChainFault[] = [];
    const fault = (sequence: number, message: string) => faults.push({ siteId, sequence, message });
    let last: ChainHead = { siteId, sequence: 0, hash: '' };
    let page: ChainPage;
    do {
      page = await this.read(siteId, last.sequence);
      for (const entry of page.entries) {
        for (const message of faultsOf(entry, last, anchors)) fault(entry.sequence, message);
        last = { siteId, sequence: entry.sequence, hash: entry.hash };
      }
    } while (page.entries.length === PAGE);
    // A page that was not filled came to the end, and its head is of the same moment.
    const { head } = page;
    if (!head) fault(last.sequence, 'đầu chuỗi không còn');
    else if (head.sequence !== last.sequence || head.hash !== last.hash)
      fault(last.sequence, `đầu chuỗi ghi mục ${head.sequence}, chuỗi dừng ở ${last.sequence}`);
    for (const sequence of anchors.beyond(last)) fault(sequence, 'mục đã neo nay không còn');
    return { faults, head: last };
  }

  private read(siteId: string | null, after: number): Promise<ChainPage> {
    return this.database.inPlatform(() => this.entries.page(siteId, after, PAGE));
  }
}

const place = ({ siteId, sequence }: ChainHead) => ({ siteId, sequence });

function faultsOf(entry: AuditEntry, last: ChainHead, anchors: Anchors): string[] {
  const faults: string[] = [];
  if (entry.sequence !== last.sequence + 1) faults.push(`thiếu mục ${last.sequence + 1}`);
  if (entry.previousHash !== last.hash) faults.push('không nối vào mục trước');
  if (entry.hash !== chainHash(entry.previousHash, entry.sequence, entry.body)) faults.push('mã băm không khớp nội dung');
  const columns = disagreements(last.siteId, entry);
  if (columns === null) faults.push('nội dung không đọc được');
  else faults.push(...columns.map((column) => `cột ${column} khác nội dung đã băm`));
  if (!anchors.allow({ siteId: last.siteId, sequence: entry.sequence, hash: entry.hash }))
    faults.push('khác mã đã neo ngoài cơ sở dữ liệu');
  return faults;
}
