/**
 * Whether a value under `address` is one of a machine (IPv4, IPv6, `host:port`, a URL, a memory
 * address) rather than a person's.
 */
export function isNetworkAddress(value: string): boolean {
  const text = value.trim();
  if (/\s/.test(text)) return false;
  return (
    /^\[?(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7})\]?(?::\d+)?$/i.test(
      text,
    ) ||
    /^(?:localhost|[\w-]+(?:\.[\w-]+)*)(?::\d+)$/.test(text) ||
    /^(?:[a-z][a-z0-9+.-]*:\/\/|0x[0-9a-f]+$|localhost$)/i.test(text)
  );
}

/** Whether a value says which addresses a socket has, as Node's `server.address()` does. */
export function isNetworkFamily(key: string, value: string): boolean {
  return (value === 'IPv4' || value === 'IPv6') && /family$/i.test(key);
}
