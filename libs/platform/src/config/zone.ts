import { Injectable } from '@nestjs/common';
import { Config } from './config.js';

/** Labels of the province's zone that no unit may bear. */
export const EDGE_LABELS = { console: 'quantri', files: 'tep', sso: 'sso' } as const;

/**
 * Translates hosts at the edge. The database holds lawful hosts only (`benluc.longan.gov.vn`);
 * run locally, browsers see another zone and port (`benluc.longan.localhost:8080`).
 */
@Injectable()
export class Zone {
  constructor(private readonly config: Config) {}

  /** Lawful host of a host a browser named (lower case, without port); null outside our zone. */
  lawful(host: string): string | null {
    const { publicZone, provinceZone } = this.config;
    if (host === publicZone) return provinceZone;
    return host.endsWith(`.${publicZone}`) ? host.slice(0, -publicZone.length) + provinceZone : null;
  }

  /** Origin (scheme, host, port) under which browsers reach a lawful host; never built from a request. */
  origin(lawfulHost: string): string {
    const { publicZone, provinceZone, publicScheme, publicPort } = this.config;
    const inZone = lawfulHost === provinceZone || lawfulHost.endsWith(`.${provinceZone}`);
    const host = inZone ? lawfulHost.slice(0, lawfulHost.length - provinceZone.length) + publicZone : lawfulHost;
    const usual = publicScheme === 'https' ? 443 : 80;
    return `${publicScheme}://${host}${publicPort === usual ? '' : `:${publicPort}`}`;
  }

  get consoleOrigin(): string {
    return this.origin(`${EDGE_LABELS.console}.${this.config.provinceZone}`);
  }

  get fileOrigin(): string {
    return this.origin(`${EDGE_LABELS.files}.${this.config.provinceZone}`);
  }

  get ssoOrigin(): string {
    return this.origin(`${EDGE_LABELS.sso}.${this.config.provinceZone}`);
  }
}
