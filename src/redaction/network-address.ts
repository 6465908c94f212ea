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

/** What sockets, `ip`, `ss` and Node's `server.address()` have under `family`. */
const FAMILIES =
  /^(?:(?:AF_|PF_)?(?:inet6?|unix|netlink|packet|local|unspec|bluetooth|vsock|xdp|can|key|route)|ipv[46]|any|unspecified)$/i;

/** Whether a value says which addresses a socket has. */
export function isNetworkFamily(key: string, value: string): boolean {
  return FAMILIES.test(value) && /family$/i.test(key);
}

/** The same as a number: Node's older `4` and `6`, and those of a system's headers. */
export function isFamilyCode(key: string, value: number): boolean {
  return value >= 0 && value < 64 && /family$/i.test(key);
}
