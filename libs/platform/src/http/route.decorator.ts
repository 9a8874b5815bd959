import 'reflect-metadata';
import type { CustomDecorator } from '@nestjs/common';
import { SetMetadata } from '@nestjs/common';

export const RATE_CLASSES = ['page', 'read', 'write', 'expensive', 'sign-in'] as const;
export const CACHE_CLASSES = ['none', 'page', 'asset'] as const;
export const AUDIT_CLASSES = ['none', 'read', 'action'] as const;

/** Permissions that need no declaration: anyone; anyone signed in; this machine's operator on the loopback port. */
export const OPEN_PERMISSIONS = ['public', 'signed-in', 'operations'] as const;

export interface RouteDeclaration {
  /** A name declared with `definePermission`, or one of `OPEN_PERMISSIONS`. */
  readonly permission: string;
  readonly rate: (typeof RATE_CLASSES)[number];
  readonly cache: (typeof CACHE_CLASSES)[number];
  readonly audit: (typeof AUDIT_CLASSES)[number];
}

export const ROUTE = Symbol('route');

/** Every controller method declares who may call it, how often, how it is cached and how it is audited. */
export const Route = (declaration: RouteDeclaration): CustomDecorator<symbol> => SetMetadata(ROUTE, declaration);
