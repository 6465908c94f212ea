const [major = 0, minor = 0, patch = 0] = process.versions.node.split('.').map(Number.parseFloat);

/**
 * Whether this Node has hooks for the application's own thread that work. As
 * import-in-the-middle 3.6 has it in `supports-sync-hooks.mjs`: Node 22.15 has `registerHooks`, but
 * up to 22.22.2 and 24.11.0 they refuse a CommonJS file that an ES module brings (nodejs/node#59929).
 */
export function canHookInThread(): boolean {
  if (major >= 26) return true;
  if (major === 25) return minor >= 1;
  if (major === 24) return minor > 11 || (minor === 11 && patch >= 1);
  return major === 22 && (minor > 22 || (minor === 22 && patch >= 3));
}
