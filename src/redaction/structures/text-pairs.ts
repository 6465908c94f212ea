import type { KeyRules } from '../key-rules.ts';
import type { KeyRule } from '../key-words.ts';
import { ROLE, rolesOf } from '../neighbors/roles.ts';
import { isTaken } from '../taken-value.ts';
import { isBracket, valueSpan, valueStart } from './assigned-value.ts';
import type { Label } from './label.ts';
import type { LabelledSpan } from './labelled-span.ts';

/** A name and its value stand no farther apart. In UTF-16 code units. */
const FARTHEST = 400;
/** What ends the object or element that both belong to. */
const END = /[{}>]|\n[ \t]{0,64}-|\n[ \t]{0,64}\r?\n|\]\s{0,8},\s{0,8}\[/;
/** Most names of one object that are remembered. */
const MOST_NAMES = 4;
const NAME = /(["'`])([^"'`\n]{1,128})\1|([\w$@./[\]-]{1,128})(?=[\s,;&)}\]>]|\/>|$)/y;
/** `value: { stringValue: 'x' }` belongs to the name in front of it. */
const VALUE_OPENS = /[vV]alue["']?: ?\{/;

const NUMBER = /^[\d.]+$/;

interface Named {
  readonly at: number;
  /** One of {@link ROLE}. */
  readonly role: number;
}

/**
 * Names and values of one object in a text: `{ name: 'password', value: 'x' }` of `util.inspect`,
 * YAML's `- name: …` above `value: …`, `key="ssn" value="…"`, `field=ssn value=…`. In either order.
 */
export class TextPairs {
  private readonly text: string;
  private readonly keys: KeyRules;
  private names: Named[] = [];
  /** The last value that had no name in front of it. */
  private held: { readonly at: number; readonly role: number } | undefined;

  constructor(text: string, keys: KeyRules) {
    this.text = text;
    this.keys = keys;
  }

  /** What is given away by the label in front of a separator, there or before it. */
  at(separator: number, label: Label): LabelledSpan | undefined {
    const roles = roleOf(label.text);
    if (roles === 0) return undefined;
    const held = (roles & HOLDING) === 0 ? undefined : this.value(separator, roles);
    if ((roles & NAMING) === 0) return held;
    if (held === undefined) return this.name(separator, roles);
    return held;
  }

  private name(separator: number, roles: number): LabelledSpan | undefined {
    const role = roles & ROLE.names ? ROLE.names : ROLE.mayName;
    const named = { at: separator, role };
    const { held } = this;
    this.names = [...this.names.slice(1 - MOST_NAMES), named];
    if (held === undefined || !this.isOneObject(held.at, separator)) return undefined;
    return this.pair(named, held);
  }

  private value(separator: number, roles: number): LabelledSpan | undefined {
    const held = { at: separator, role: roles & ROLE.holds ? ROLE.holds : ROLE.mayHold };
    if (this.names.length > 0) {
      this.names = this.names.filter(({ at }) => this.isOneObject(at, separator));
    }
    this.held = this.names.length === 0 ? held : undefined;
    for (const named of this.names) {
      const span = this.pair(named, held);
      if (span !== undefined) return span;
    }
    return undefined;
  }

  private isOneObject(from: number, to: number): boolean {
    if (to - from >= FARTHEST) return false;
    const between = this.text.slice(from, to);
    return !END.test(between) || !END.test(between.replace(VALUE_OPENS, 'value'));
  }

  private pair(named: Named, held: Named): LabelledSpan | undefined {
    if (named.role === ROLE.mayName && held.role === ROLE.mayHold) return undefined;
    const label = this.nameAt(named.at);
    const start = valueStart(this.text, held.at + 1);
    const rule = label === undefined ? undefined : this.rule(label, isBracket(this.text[start.at]));
    if (label === undefined || rule === undefined) return undefined;
    if (isBracket(this.text[start.at]) && held.role === ROLE.mayHold) return undefined;
    const span = valueSpan(this.text, start, rule);
    if (span === undefined || !isTaken(this.text.slice(span.start, span.end), rule, label)) {
      return undefined;
    }
    return { ...span, label };
  }

  private nameAt(separator: number): string | undefined {
    NAME.lastIndex = valueStart(this.text, separator + 1).at;
    const found = NAME.exec(this.text);
    return found?.[2] ?? found?.[3];
  }

  private rule(label: string, isContainer: boolean): KeyRule | undefined {
    // A route may speak of passwords and be long; a name that is one ends with it.
    if (NUMBER.test(label) || (label.includes('/') && this.keys.label(label) === undefined)) {
      return undefined;
    }
    const { rule, scalarRule } = this.keys.verdict(label);
    return isContainer ? rule : scalarRule;
  }
}

const NAMING = ROLE.names | ROLE.mayName;
const HOLDING = ROLE.holds | ROLE.mayHold;

const ROLES = new Map<string, number>();
const MOST_ROLES = 4_096;

/** Labels of a text hardly ever differ from record to record. */
function roleOf(label: string): number {
  let roles = ROLES.get(label);
  if (roles === undefined) {
    roles = rolesOf(label.slice(label.lastIndexOf(' ') + 1));
    if (ROLES.size >= MOST_ROLES) ROLES.clear();
    // A slice would keep the whole text that it is a part of.
    ROLES.set(Buffer.from(label).toString(), roles & (NAMING | HOLDING));
  }
  return roles & (NAMING | HOLDING);
}
