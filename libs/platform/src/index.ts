export { Config, ConfigurationError, type ConfigValues, SETTINGS } from './config/config.js';
export { projectRoot } from './config/project-root.js';
export type { Setting } from './config/settings.js';
export { EDGE_LABELS, Zone } from './config/zone.js';
export { AdvisoryLock } from './database/advisory-lock.js';
export { connectionOf, type LoginRole, openPool } from './database/connections.js';
export { isDatabaseDown } from './database/database-faults.js';
export { Database } from './database/database.js';
export { DoorError, type Passage } from './database/door.js';
export { DatabaseListener } from './database/listener.js';
export { listMigrations, migrate, type Migration } from './database/migrator.js';
export { type PreparedStatement, PublicDatabase, type Reader, type ReadFrom } from './database/public-database.js';
export { createRoles, type RolePasswords } from './database/roles.js';
export { MarkedMethods } from './events/marked-methods.js';
export { type DeliveredEvent, OnEvent } from './events/on-event.decorator.js';
export { OutboxRelay } from './events/outbox-relay.js';
export { type EventPayload, Outbox } from './events/outbox.js';
export { configureHttp } from './http/configure-http.js';
export { CountingWindow } from './http/counting-window.js';
export { createAdapter } from './http/create-adapter.js';
export { outboundFetch } from './http/outbound-fetch.js';
export { definePermission, findPermission, listPermissions, type Permission } from './http/permission.js';
export { type Problem, problemOf } from './http/problem.js';
export { LIMITS, RateLimiter } from './http/rate-limiter.js';
export { type Actor, RequestContext, SYSTEM } from './http/request-context.js';
export {
  AUDIT_CLASSES,
  CACHE_CLASSES,
  OPEN_PERMISSIONS,
  RATE_CLASSES,
  ROUTE,
  Route,
  type RouteDeclaration,
} from './http/route.decorator.js';
export { type RegisteredRoute, RouteRegistry } from './http/route-registry.js';
export { JobHandler } from './jobs/job-handler.decorator.js';
export { installQueues } from './jobs/boss.js';
export { type EnqueueOptions, type JobData, Jobs } from './jobs/jobs.js';
export * from './mail/index.js';
export { PlatformModule, type PlatformOptions } from './platform.module.js';
export * from './storage/index.js';
export { Health, type ReadinessCheck } from './telemetry/health.js';
export { createLogger, LOGGER, NestLogger } from './telemetry/logger.js';
export { Metrics } from './telemetry/metrics.js';
export { type OperationsQuestion, OperationsServer } from './telemetry/operations-server.js';
