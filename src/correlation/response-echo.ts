import type { ServerResponse } from 'node:http';
import { objectOfHeaderArray } from './header-array.ts';

/**
 * Sets the correlation header on a server's response before the application sees it, so
 * that whatever the application sets later replaces it.
 *
 * A header set early makes `writeHead(status, array)` take another way through Node: an
 * array of pairs throws ERR_INVALID_ARG_VALUE there (seen on Node 20 to 24), and Node 20
 * keeps only the last `Set-Cookie` of a flat one. As both work without us, arrays become
 * objects first.
 */
export function echoCorrelationId(response: ServerResponse, header: string, id: string): void {
  if (response.headersSent || response.hasHeader(header)) return;
  response.setHeader(header, id);
  const writeHead = response.writeHead as (...args: unknown[]) => ServerResponse;
  response.writeHead = function withHeaderObject(this: ServerResponse, ...args: unknown[]) {
    const last = args.length - 1;
    if (Array.isArray(args[last])) args[last] = objectOfHeaderArray(args[last]) ?? args[last];
    return writeHead.apply(this, args);
  } as ServerResponse['writeHead'];
}
