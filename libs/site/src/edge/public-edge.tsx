import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { Config, Zone } from '@cong-tinh/platform';
import { SiteDirectory } from '@cong-tinh/publication';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ASSET_FOLDER, AssetStore } from '../assets/asset-store.js';
import { PageCache } from '../cache/page-cache.js';
import { BareView } from '../views/bare.page.js';
import { toHtml } from '../views/layout.js';
import { Answers } from './answers.js';
import { type HostClass, KnownHosts } from './host-class.js';
import { readHeaders } from './request-headers.js';
import { localPart, readTarget } from './request-target.js';
import { type EdgeReading, edgeReading, markRequest } from './site-request.js';

/** Route spaces that a request can be sent to; no address from outside begins like them. */
export const SPACES = { site: '/@trang', files: '/@tep', sso: '/@sso', closed: '/@dong' } as const;

/** A session of ours under any of its names. */
const SESSION = /(?:^|;\s*)__Host-/;
const REFUSALS = {
  400: toHtml(<BareView title="Yêu cầu không đọc được" text="Máy chủ không hiểu địa chỉ được yêu cầu." />),
  421: toHtml(<BareView title="Không có trang ở địa chỉ này" text="Máy chủ không phục vụ tên miền được yêu cầu." />),
  405: toHtml(<BareView title="Cách gọi không được hỗ trợ" text="Địa chỉ này chỉ để đọc." />),
} as const;
const ABSENT = toHtml(<BareView title="Không tìm thấy" text="Tệp được yêu cầu không có ở đây." />);
const MOVED = toHtml(<BareView title="Trang đã chuyển" text="Trang này đã chuyển sang tên miền khác." />);

interface Parts {
  readonly hosts: KnownHosts;
  readonly zone: Zone;
  readonly cache: PageCache;
  readonly assets: AssetStore;
  readonly answers: Answers;
}

/**
 * The first thing a request meets. It reads the raw Host, sends the request into the route space of its host, refuses what is not ours,
 * and answers assets and finished pages before any other part of the application runs.
 */
export class PublicEdge {
  private parts: Parts | null = null;

  /** For Fastify's `rewriteUrl`, at construction: the route space of the request's host. */
  readonly rewriteUrl = (request: IncomingMessage): string => {
    const known = edgeReading(request);
    const reading = known ?? this.read(request);
    if (!reading) return SPACES.closed;
    if (!known) markRequest(request, reading);
    return spaceOf(reading);
  };

  /** Takes its parts from the application and answers from now on; before any other hook is added. */
  attach(app: NestFastifyApplication): void {
    const [config, zone] = [app.get(Config), app.get(Zone)];
    this.parts = {
      zone,
      hosts: new KnownHosts({ zone, directory: app.get(SiteDirectory), provinceZone: config.provinceZone }, config.publicPort),
      cache: app.get(PageCache),
      assets: app.get(AssetStore),
      answers: app.get(Answers),
    };
    const fastify = app.getHttpAdapter().getInstance();
    this.standBefore(fastify.server);
    // Requests that come in by no socket of that server (tests, a second binding) meet the edge here.
    fastify.addHook('onRequest', (request, reply, done) => {
      const reading = edgeReading(request.raw);
      if (reading && this.answered(request.raw, reply.raw, reading)) reply.hijack();
      else done();
    });
  }

  /** Finished answers leave before the framework makes anything of a request: twice as many a second as from a hook of its own. */
  private standBefore(server: Server): void {
    const listeners = server.listeners('request') as ((request: IncomingMessage, response: ServerResponse) => void)[];
    server.removeAllListeners('request');
    server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      const reading = this.read(request);
      if (reading && this.answered(request, response, reading)) return;
      if (reading) markRequest(request, reading);
      for (const listener of listeners) listener.call(server, request, response);
    });
  }

  private read(request: IncomingMessage): EdgeReading | null {
    if (!this.parts) return null;
    const headers = readHeaders(request.rawHeaders);
    const url = request.url ?? '/';
    return {
      host: this.parts.hosts.classify(headers.hosts, url),
      local: localPart(url),
      headers,
      target: readTarget(url),
      personal: headers.cookies.some((line) => SESSION.test(line)),
    };
  }

  /** Answers at once when that can be done; false: the application must. */
  private answered(request: IncomingMessage, response: ServerResponse, reading: EdgeReading): boolean {
    if (!this.parts) return false;
    const { answers, zone, assets, cache } = this.parts;
    const { host, local, headers, target, personal } = reading;
    if (host.kind === 'refused') return answers.plain(request, response, host.status, REFUSALS[host.status]);
    if (host.kind === 'moved') return answers.plain(request, response, 301, MOVED, { location: zone.origin(host.to) + local });
    if (host.kind !== 'site') return false;
    if (target === null) return answers.plain(request, response, 400, REFUSALS[400]);
    const reads = request.method === 'GET' || request.method === 'HEAD';
    if (target.path.startsWith(ASSET_FOLDER)) {
      if (!reads) return answers.plain(request, response, 405, REFUSALS[405], { allow: 'GET, HEAD' });
      const asset = assets.find(target.path);
      return asset ? answers.asset(request, response, asset) : answers.plain(request, response, 404, ABSENT);
    }
    if (!reads || personal) return false;
    const served = cache.get({ siteId: host.siteId, path: target.path, query: target.query, variant: '' });
    return served !== null && answers.page(request, response, served, headers);
  }
}

const SPACE_OF: Partial<Record<HostClass['kind'], string>> = { site: SPACES.site, files: SPACES.files, sso: SPACES.sso, console: '' };

function spaceOf({ host, local, target }: EdgeReading): string {
  const space = SPACE_OF[host.kind];
  if (space === undefined || target === null) return SPACES.closed;
  // Nobody outside may name a route space.
  if (space === '' && target.path.startsWith('/@')) return SPACES.closed;
  return space + local;
}
