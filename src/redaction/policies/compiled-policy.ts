import { type Detector, patternDetector } from '../detector.ts';
import { DETECTORS } from '../detectors/all.ts';
import type { HmacKeys } from '../strategies/hmac-keys.ts';
import { identifierType } from '../strategies/identifier-type.ts';
import { SECRET_STRATEGIES, type Strategy } from '../strategies/strategy.ts';
import type { PatternDefinition, PolicyDefinition, RedactionPolicy } from './definition.ts';
import { PathRules } from './path-rules.ts';
import { simplified } from './policy-key-rules.ts';

/** What `pseudonymous` does by type; every other type becomes `REDACTED`. */
const PSEUDONYMOUS: ReadonlyArray<readonly [string, Strategy]> = [
  ...['person', 'email', 'phone', 'ssn', 'mrn', 'account', 'ip', 'id'].map(
    (type) => [type, 'hmac'] as const,
  ),
  ['date', 'generalize'],
  ['zip', 'generalize'],
  ['age', 'generalize'],
];

export const KINDS = new Map<string, Detector['kind']>([
  ...DETECTORS.map(({ name, kind }) => [name, kind] as const),
  ['redaction-key', 'secret'],
]);
/** These read labels and keys, which say whether a value is a secret. */
export const BY_LABEL = new Set(['assignment', 'url']);

/** A policy made ready for use. */
export class CompiledPolicy {
  /** The policy, or the one that a definition extends. */
  readonly base: RedactionPolicy;
  readonly hmacKeys: HmacKeys | undefined;
  /** Every finding becomes `REDACTED`, and nothing else is ruled: the fast way. */
  readonly plain: boolean;
  readonly paths: PathRules | undefined;
  readonly deniedKeys: ReadonlySet<string>;
  readonly allowedKeys: ReadonlySet<string>;
  /** Keys are denied or allowed: each verdict on a key has to look them up first. */
  readonly rulesKeys: boolean;
  readonly ownDetectors: readonly Detector[];
  /** A longer text becomes `REDACTED` as a whole. */
  readonly longestText: number;
  private readonly strategies: ReadonlyMap<string, Strategy | 'off'>;
  private readonly allowed: ReadonlySet<string>;

  /** @param definition valid, as `validatePolicy` leaves it */
  constructor(definition: PolicyDefinition, hmacKeys: HmacKeys | undefined) {
    const wanted = definition.extends ?? 'safe-harbor';
    this.base = wanted === 'pseudonymous' && !hmacKeys ? 'safe-harbor' : wanted;
    this.hmacKeys = hmacKeys;
    const patterns = Object.entries(definition.patterns ?? {});
    this.strategies = new Map<string, Strategy | 'off'>([
      ...(this.base === 'pseudonymous' ? PSEUDONYMOUS : []),
      ...patterns.flatMap(([name, pattern]) => ownStrategy(name, pattern)),
      ...Object.entries(definition.detectors ?? {}),
    ]);
    const paths = Object.entries(definition.paths ?? {});
    this.paths = paths.length > 0 ? new PathRules(paths) : undefined;
    this.allowed = new Set(definition.allow?.map((value) => value.trim().toLowerCase()));
    this.deniedKeys = new Set(definition.keys?.deny?.map(simplified));
    this.allowedKeys = new Set(definition.keys?.allow?.map(simplified));
    this.rulesKeys = this.deniedKeys.size + this.allowedKeys.size > 0;
    this.ownDetectors = patterns.map(([name, pattern]) => ownDetector(name, pattern));
    this.longestText = definition.limits?.text ?? Number.POSITIVE_INFINITY;
    this.plain = this.strategies.size === 0 && !this.paths && this.allowed.size === 0;
  }

  /**
   * What to do about a finding.
   *
   * @param hint what is known of the place: a key with the one above it, a label, an HL7 field
   */
  strategy(detector: string, hint: string | undefined, secret: boolean): Strategy | 'off' {
    if (secret) return this.strategyOfSecret(detector);
    const type = this.strategies.get(identifierType(detector, hint));
    const own = this.strategies.get(detector);
    // What a key's words say is nearer to the value than that a key said it.
    const byPlace = detector === 'key:identifier' || KINDS.get(detector) === undefined;
    const structure = BY_LABEL.has(detector) || detector === 'hl7';
    return (byPlace || structure ? (type ?? own) : (own ?? type)) ?? 'replace';
  }

  isAllowed(value: string): boolean {
    return this.allowed.size > 0 && this.allowed.has(value.trim().toLowerCase());
  }

  private strategyOfSecret(detector: string): Strategy {
    const strategy = this.strategies.get(detector);
    return SECRET_STRATEGIES.find((each) => each === strategy) ?? 'replace';
  }
}

function ownStrategy(name: string, pattern: PatternDefinition | string): [string, Strategy][] {
  return typeof pattern === 'object' && pattern.strategy ? [[name, pattern.strategy]] : [];
}

function ownDetector(name: string, definition: PatternDefinition | string): Detector {
  const { pattern, flags = '' } =
    typeof definition === 'string' ? { pattern: definition } : definition;
  return patternDetector({
    name,
    kind: 'identifier',
    sieve: 0,
    pattern: new RegExp(pattern, `gu${flags}`),
  });
}
