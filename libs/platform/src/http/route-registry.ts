import { Injectable, type OnApplicationBootstrap, RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { findPermission } from './permission.js';
import { AUDIT_CLASSES, CACHE_CLASSES, OPEN_PERMISSIONS, RATE_CLASSES, ROUTE, type RouteDeclaration } from './route.decorator.js';

export interface RegisteredRoute {
  readonly method: string;
  readonly path: string;
  readonly controller: string;
  readonly handler: string;
  readonly declaration: RouteDeclaration;
}

/** Knows every route of the application from its metadata; refuses to start when one lacks its declaration. */
@Injectable()
export class RouteRegistry implements OnApplicationBootstrap {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
  ) {}

  onApplicationBootstrap(): void {
    this.list();
  }

  /** All routes, in the order of their paths. Throws on a route whose declaration is missing or unknown. */
  list(): RegisteredRoute[] {
    const routes = this.discovery.getControllers().flatMap(({ instance, metatype }) => {
      if (!instance || !metatype) return [];
      const bases = pathsOf(Reflect.getMetadata(PATH_METADATA, metatype));
      const prototype = Object.getPrototypeOf(instance) as Record<string, unknown>;
      return this.scanner.getAllMethodNames(prototype).flatMap((handler) => {
        const method = prototype[handler] as object;
        const verb = Reflect.getMetadata(METHOD_METADATA, method) as RequestMethod | undefined;
        if (verb === undefined) return [];
        const name = `${metatype.name}.${handler}`;
        const declaration = checked(name, Reflect.getMetadata(ROUTE, method) as RouteDeclaration | undefined);
        const subs = pathsOf(Reflect.getMetadata(PATH_METADATA, method));
        return bases.flatMap((base) =>
          subs.map((sub) => ({ method: RequestMethod[verb], path: join(base, sub), controller: metatype.name, handler, declaration })),
        );
      });
    });
    return routes.sort((a, b) => a.path.localeCompare(b.path) || a.method.localeCompare(b.method));
  }
}

function checked(name: string, declaration: RouteDeclaration | undefined): RouteDeclaration {
  if (!declaration) throw new Error(`${name} declares no @Route: permission, rate, cache and audit class are demanded of every route`);
  const { permission, rate, cache, audit } = declaration;
  const known = (OPEN_PERMISSIONS as readonly string[]).includes(permission) || findPermission(permission) !== undefined;
  if (!known) throw new Error(`${name}: permission ${permission} is declared nowhere`);
  if (!RATE_CLASSES.includes(rate) || !CACHE_CLASSES.includes(cache) || !AUDIT_CLASSES.includes(audit))
    throw new Error(`${name}: unknown class in @Route`);
  return declaration;
}

const pathsOf = (value: unknown): string[] => (Array.isArray(value) ? (value as string[]) : [typeof value === 'string' ? value : '/']);

const join = (base: string, sub: string) => `/${base}/${sub}`.replace(/\/+/g, '/').replace(/(.)\/$/, '$1');
