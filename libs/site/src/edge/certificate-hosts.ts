import { Config, CountingWindow, Metrics, Zone } from '@cong-tinh/platform';
import { SiteDirectory } from '@cong-tinh/publication';
import { Injectable } from '@nestjs/common';
import { classifyHost } from './host-class.js';

/** A name as certificates bear it: lower case, no port, no final dot, no address. */
const NAME = /^(?=.{1,253}$)(?:[a-z0-9-]{1,63}\.)+[a-z][a-z0-9-]{0,62}$/;

const HOUR_MS = 3_600_000;
/**
 * Asked about again and again, a host of ours fails to get its certificate (its address leads elsewhere, say), and each attempt is
 * counted by the certificate authority against the whole province. A front server that starts asks once.
 */
const MOST_IN_AN_HOUR = 20;

/**
 * What a front server that makes certificates on demand asks: is this host ours? Answered from memory, so that a flood of foreign names
 * costs no look-up anywhere; only hosts of ours are counted, so that none of them is kept.
 */
@Injectable()
export class CertificateHosts {
  private readonly asked = new CountingWindow(HOUR_MS, () => performance.now());
  private readonly answers;

  constructor(
    private readonly zone: Zone,
    private readonly directory: SiteDirectory,
    private readonly config: Config,
    metrics: Metrics,
  ) {
    this.answers = metrics.counter('tls_questions_total', 'Hosts a front server asked about before making a certificate', ['status']);
  }

  /** 200: make one; 400: no host; 403: none of ours; 429: asked too often. */
  answer(domains: readonly string[]): number {
    const status = this.decide(domains);
    this.answers.inc({ status: String(status) });
    return status;
  }

  private decide([domain, ...more]: readonly string[]): number {
    if (domain === undefined || more.length > 0 || !NAME.test(domain)) return 400;
    const { zone, directory, config } = this;
    const { kind } = classifyHost(
      { kind: 'host', host: domain, trailingDot: false },
      { zone, directory, provinceZone: config.provinceZone },
    );
    if (kind === 'refused') return 403;
    return this.asked.add(domain).count > MOST_IN_AN_HOUR ? 429 : 200;
  }
}
