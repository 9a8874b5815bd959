import { Database } from '@cong-tinh/platform';
import { Injectable } from '@nestjs/common';
import { type AuditEntry, chainHash } from './audit-entry.js';
import { AuditRepository } from './audit.repository.js';

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

/** Recomputes every hash of every chain and compares the heads with those anchored outside the database. */
@Injectable()
export class AuditVerifier {
  constructor(
    private readonly database: Database,
    private readonly entries: AuditRepository,
  ) {}

  async verifyAll(anchors: readonly ChainHead[] = []): Promise<VerificationReport> {
    const sites = await this.database.inPlatform(() => this.entries.sitesWithChains());
    const faults: ChainFault[] = [];
    const heads: ChainHead[] = [];
    let count = 0;
    for (const siteId of [null, ...sites]) {
      const chain = await this.verifyChain(
        siteId,
        anchors.filter((anchor) => anchor.siteId === siteId),
      );
      faults.push(...chain.faults);
      heads.push(chain.head);
      count += chain.head.sequence;
    }
    for (const anchor of anchors) {
      if (!heads.some((head) => head.siteId === anchor.siteId))
        faults.push({ siteId: anchor.siteId, sequence: anchor.sequence, message: 'chuỗi đã neo nay không còn' });
    }
    return { chains: heads.length, entries: count, faults, heads };
  }

  private async verifyChain(siteId: string | null, anchors: readonly ChainHead[]): Promise<{ faults: ChainFault[]; head: ChainHead }> {
    const faults: ChainFault[] = [];
    const fault = (sequence: number, message: string) => faults.push({ siteId, sequence, message });
    let last = { sequence: 0, hash: '' };
    for (let page = await this.read(siteId, 0); page.length > 0; page = await this.read(siteId, last.sequence)) {
      for (const entry of page) {
        if (entry.sequence !== last.sequence + 1) fault(entry.sequence, `thiếu mục ${last.sequence + 1}`);
        if (entry.previousHash !== last.hash) fault(entry.sequence, 'không nối vào mục trước');
        if (entry.hash !== chainHash(entry.previousHash, entry.sequence, entry.body)) fault(entry.sequence, 'mã băm không khớp nội dung');
        for (const column of disagreements(siteId, entry)) fault(entry.sequence, `cột ${column} khác nội dung đã băm`);
        const anchor = anchors.find((one) => one.sequence === entry.sequence);
        if (anchor && anchor.hash !== entry.hash) fault(entry.sequence, 'khác mã đã neo ngoài cơ sở dữ liệu');
        last = { sequence: entry.sequence, hash: entry.hash };
      }
    }
    const head = await this.database.inPlatform(() => this.entries.head(siteId));
    if (head && (head.sequence !== last.sequence || head.hash !== last.hash))
      fault(last.sequence, `đầu chuỗi ghi mục ${head.sequence}, chuỗi dừng ở ${last.sequence}`);
    for (const anchor of anchors) if (anchor.sequence > last.sequence) fault(anchor.sequence, 'mục đã neo nay không còn');
    return { faults, head: { siteId, ...last } };
  }

  private read(siteId: string | null, after: number): Promise<AuditEntry[]> {
    return this.database.inPlatform(() => this.entries.page(siteId, after, PAGE));
  }
}

/** Columns that repeat the hashed text for searching must say the same. */
function disagreements(siteId: string | null, entry: AuditEntry): string[] {
  const body = JSON.parse(entry.body) as {
    action: string;
    at: string;
    outcome: string;
    siteId: string | null;
    actor: { kind: string; id: string | null; name: string };
    subject: { kind: string; id: string };
  };
  const pairs: [string, unknown, unknown][] = [
    ['site_id', siteId, body.siteId],
    ['action', entry.action, body.action],
    ['outcome', entry.outcome, body.outcome],
    ['at', entry.at.toISOString(), body.at],
    ['actor_kind', entry.actorKind, body.actor.kind],
    ['actor_id', entry.actorId, body.actor.id],
    ['actor_name', entry.actorName, body.actor.name],
    ['subject_kind', entry.subjectKind, body.subject.kind],
    ['subject_id', entry.subjectId, body.subject.id],
  ];
  return pairs.filter(([, stored, said]) => stored !== said).map(([column]) => column);
}
