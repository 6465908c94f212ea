import type { IncomingMessage } from 'node:http';
import type { Context } from '@opentelemetry/api';
import { getRPCMetadata } from '@opentelemetry/core';

/** `api`, `exam-files`, `v2`: what people write into a mount path; anything else may be a value. */
const MOUNT_WORD = /^(?:[A-Za-z_-]*|v\d{1,3})$/;
/** Parts of a route that stand for any number of segments. */
const OPEN_ENDED = /[*{}()?+]/;

/** The path of a request's target, also of an absolute one (as sent to a proxy), without the query. */
export function pathOf(target: string | undefined): string {
  const [path = ''] = (target ?? '').split(/[?#]/, 1);
  if (path.startsWith('/')) return path;
  return URL.canParse(path) ? new URL(path).pathname : path;
}

/**
 * The route that a framework found for a request, when it is over: the one in OpenTelemetry's
 * RPC metadata, where an instrumentation left it, else that of Express, also below NestJS.
 * Fastify, Koa and Hono tell a request of Node nothing.
 */
export function routeOf(
  request: IncomingMessage,
  path: string,
  active: Context,
): string | undefined {
  const told = getRPCMetadata(active)?.route;
  return told ? told : expressRoute(request, path);
}

function expressRoute(request: IncomingMessage, path: string): string | undefined {
  const { route, baseUrl } = request as { route?: { path?: unknown }; baseUrl?: unknown };
  if (typeof route?.path !== 'string') return undefined;
  const full = typeof baseUrl === 'string' ? mountPath(baseUrl) + route.path : route.path;
  // Express takes the mount path away before it calls error handlers of the application.
  if (!OPEN_ENDED.test(route.path) && segments(full) !== segments(path)) return undefined;
  return full;
}

/** `baseUrl` is the text that matched, not the pattern: of `/patients/:mrn` it has the number. */
function mountPath(baseUrl: string): string {
  return baseUrl
    .split('/')
    .map((segment) => (MOUNT_WORD.test(segment) ? segment : '*'))
    .join('/');
}

function segments(path: string): number {
  return path.split('/').filter((segment) => segment !== '').length;
}
