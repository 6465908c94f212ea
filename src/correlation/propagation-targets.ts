import {
  compileHostPattern,
  type Destination,
  type HostPattern,
  normaliseHost,
} from './host-pattern.ts';

const DEFAULT_PORTS: Record<string, string> = { 'http:': '80', 'https:': '443' };

/**
 * The hosts that may be sent our headers (`LOG_PROPAGATE_TO`). An ID that is harmless
 * inside a company tells an outside service which of its calls belong to one patient's
 * request.
 */
export class PropagationTargets {
  private readonly patterns: readonly HostPattern[];
  /** Whether every host is allowed (`*`), as by default. */
  readonly everywhere: boolean;

  /**
   * @param list patterns as {@link compileHostPattern} reads them; an entry may hold
   *   several, separated by commas. What is no pattern matches nothing; an empty list
   *   allows no host.
   */
  constructor(list: readonly string[]) {
    const texts = list.flatMap((entry) => String(entry).split(',')).map((text) => text.trim());
    this.everywhere = texts.includes('*');
    this.patterns = texts.map(compileHostPattern).filter((pattern) => pattern !== undefined);
  }

  /**
   * Tells whether every one of a request's hosts is allowed; false where none is known, or
   * where finding them throws.
   */
  allow(findDestinations: () => readonly Destination[]): boolean {
    if (this.everywhere) return true;
    try {
      const destinations = findDestinations();
      return destinations.length > 0 && destinations.every((each) => this.allowsOne(each));
    } catch {
      return false;
    }
  }

  private allowsOne(destination: Destination): boolean {
    return this.patterns.some((matches) => matches(destination));
  }
}

/** A destination from its parts; `port` defaults to that of the protocol, else to 80. */
export function destinationOf(host: string, port: unknown, protocol: unknown): Destination {
  const given = port === undefined || port === null || port === '' ? undefined : String(port);
  return {
    host: normaliseHost(host),
    port: given ?? DEFAULT_PORTS[String(protocol)] ?? '80',
  };
}

/** The host in the absolute form of a request's target (RFC 9112, section 3.2.2), sent to a proxy. */
export function destinationInPath(path: unknown): Destination | undefined {
  if (typeof path !== 'string' || !/^https?:\/\//i.test(path)) return undefined;
  try {
    const url = new URL(path);
    return destinationOf(url.hostname, url.port, url.protocol);
  } catch {
    return undefined;
  }
}
