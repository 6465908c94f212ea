import { domainToASCII } from 'node:url';
import { compileGlob } from '../common/glob.ts';

/** A host and its port, normalised by {@link normaliseHost}. */
export interface Destination {
  readonly host: string;
  readonly port: string;
}

export type HostPattern = (destination: Destination) => boolean;

// A DNS name has at most 253 characters; an IPv6 literal far fewer.
const MAX_HOST_LENGTH = 255;
const NOT_ASCII = /[^\p{ASCII}]/u;
const PORT = /^(?:\d{1,5}|\*)$/;
const SCHEME = /^[a-z][a-z0-9+.-]*:\/\//;

/**
 * Compiles one pattern: a host (`api.lumen.example`, `10.0.*`, `*.lumen.example`, `::1`,
 * `[::1]`) with or without a port (`localhost:8080`, `[::1]:8080`, `host:*`). A `*` stands
 * for any run of characters, dots included. Without a port, every port matches. Case does
 * not count. A whole URL counts as its host and port.
 *
 * Patterns are never made into regular expressions: a hostile or careless one could then
 * cost exponential time for each request.
 *
 * @returns `undefined` where the text is no pattern
 */
export function compileHostPattern(text: string): HostPattern | undefined {
  const authority = authorityOf(text);
  const split = splitPort(authority);
  if (split === undefined || split.host === '') return undefined;
  const { port } = split;
  const matchesGlob = compileGlob(normaliseHost(split.host));
  const matchesHost = (host: string): boolean =>
    host.length <= MAX_HOST_LENGTH && matchesGlob(host);
  if (port === '*') return ({ host }) => matchesHost(host);
  return (destination) => destination.port === port && matchesHost(destination.host);
}

/** Lower case, without brackets and final dot; IPv6 in its short form; IDN as punycode. */
export function normaliseHost(host: string): string {
  const bare = host.startsWith('[') && host.endsWith(']') ? host.slice(1, -1) : host;
  const lower = bare.toLowerCase();
  if (lower.includes(':')) return shortIpv6(lower);
  const ascii = NOT_ASCII.test(lower) ? lower.split('.').map(labelToAscii).join('.') : lower;
  return ascii.endsWith('.') ? ascii.slice(0, -1) : ascii;
}

function labelToAscii(label: string): string {
  return NOT_ASCII.test(label) ? domainToASCII(label) || label : label;
}

function shortIpv6(address: string): string {
  try {
    return new URL(`http://[${address}]`).hostname.slice(1, -1);
  } catch {
    return address; // A pattern (`fd00::*`) or an address with a zone.
  }
}

function authorityOf(text: string): string {
  const withoutScheme = text.trim().toLowerCase().replace(SCHEME, '');
  const end = withoutScheme.indexOf('/');
  return end === -1 ? withoutScheme : withoutScheme.slice(0, end);
}

function splitPort(authority: string): { host: string; port: string } | undefined {
  const bracket = authority.lastIndexOf(']');
  const colon = authority.lastIndexOf(':');
  const severalColons = authority.indexOf(':') !== colon;
  const isBareIpv6 = bracket === -1 && severalColons;
  if (colon <= bracket || isBareIpv6) return { host: authority, port: '*' };
  const port = authority.slice(colon + 1);
  return PORT.test(port) ? { host: authority.slice(0, colon), port } : undefined;
}
