import type { AnyValue } from '@opentelemetry/api';
import {
  isEmpty,
  isTree,
  mapArray,
  mapTree,
  type Replace,
  type Tree,
} from '../object-structure.ts';
import {
  CATEGORY_EXTENSION,
  DEFINITIONS,
  KEPT_BELOW,
  NOTES,
  PERSON_REFERENCES,
  PERSONAL,
  TAKEN,
  TAKEN_STRINGS,
  UNTOUCHED,
} from './elements.ts';
import { isPersonalReference, withoutId } from './reference.ts';

/** More than a year of a date, dateTime or instant. */
const DATE = /^\d{4}-\d{2}/;
/** Ages over 89 are an identifier of their own (45 CFR 164.514(b)(2)(i)(C)). */
const OLDEST = 89;

/** Whether an object is a FHIR resource that may be about a person, or an entry that holds one. */
export function isResource(tree: Tree): boolean {
  const type = tree['resourceType'];
  if (typeof type !== 'string') return typeof tree['fullUrl'] === 'string' && isPersonalEntry(tree);
  return /^[A-Z][A-Za-z]{2,63}$/.test(type) && !DEFINITIONS.has(type);
}

/**
 * A FHIR R4 resource: names, addresses, contact points, identifiers, dates, narrative, notes and
 * attachments go; codes, quantities and statuses stay. Resources within (`contained`,
 * `Bundle.entry`) are objects of their own.
 *
 * @see https://hl7.org/fhir/R4/
 */
export function redactResource(tree: Tree, replace: Replace): Tree {
  return new Resource(String(tree['resourceType']), replace).object(tree, '', tree);
}

class Resource {
  private readonly type: string;
  private readonly replace: Replace;
  /** The element that is looked at: `name` for all that is below a name. */
  private place = '';

  constructor(type: string, replace: Replace) {
    this.type = type;
    this.replace = (value) => replace(value, this.place);
  }

  object(tree: Tree, key: string, root?: Tree): Tree {
    if (root === undefined && typeof tree['resourceType'] === 'string') return tree;
    return mapTree(tree, (name, value) => this.element(name, value, key, tree));
  }

  private element(name: string, value: AnyValue, above: string, tree: Tree): AnyValue {
    this.place = name;
    if (UNTOUCHED.has(name) && typeof value !== 'object') return value;
    if (name === 'meta') return value;
    if (name === 'id' && above === '') return this.ofPerson(value);
    if (name === 'fullUrl') return isPersonalEntry(tree) ? this.all(value) : value;
    if (name === 'reference') return this.reference(value, above);
    if (TAKEN.has(name) || (name === 'name' && typeof value === 'object')) return this.all(value);
    if (isAttachment(tree)) return this.kept(name, value, tree);
    if (Array.isArray(value)) return mapArray(value, (each) => this.item(name, each, tree, above));
    return this.item(name, value, tree, above);
  }

  private item(name: string, value: AnyValue, tree: Tree, above: string): AnyValue {
    if (Array.isArray(value)) return mapArray(value, (each) => this.item(name, each, tree, above));
    if (isTree(value)) return this.object(value, name);
    if (typeof value === 'number') return this.number(name, value, above);
    if (typeof value !== 'string' || isEmpty(value)) return value;
    if (DATE.test(value)) return this.replace(value);
    return TAKEN_STRINGS.has(name) && !this.isCategory(name, tree, above)
      ? this.replace(value)
      : this.coverage(name, value, above);
  }

  private number(name: string, value: number, above: string): AnyValue {
    const place = name === 'latitude' || name === 'longitude' || name === 'altitude';
    const old = /(?:^a|A)ge$/.test(above) && name === 'value' && value > OLDEST;
    return place || old ? this.replace(value) : value;
  }

  /** `Coding.display` and `CodeableConcept.text` are a terminology's words, and a question is the form's. */
  private isCategory(name: string, tree: Tree, above: string): boolean {
    if (name === 'valueString') return isCategoryExtension(tree);
    if (name === 'display') return 'code' in tree || 'system' in tree;
    if (name === 'text') return 'coding' in tree || 'linkId' in tree || isConcept(tree, above);
    return false;
  }

  /** `Coverage.class` holds a group's and a plan's numbers. */
  private coverage(name: string, value: string, above: string): AnyValue {
    return above === 'class' && name === 'value' ? this.replace(value) : value;
  }

  private ofPerson(value: AnyValue): AnyValue {
    return PERSONAL.has(this.type) ? this.all(value) : value;
  }

  private reference(value: AnyValue, above: string): AnyValue {
    if (typeof value !== 'string' || isEmpty(value)) return this.all(value);
    if (isPersonalReference(value)) return withoutId(value, this.replace);
    return PERSON_REFERENCES.has(above) && !value.startsWith('#') ? this.all(value) : value;
  }

  /** Every string and number below. */
  private all(value: AnyValue): AnyValue {
    if (Array.isArray(value)) return mapArray(value, (each) => this.all(each));
    if (isTree(value)) return mapTree(value, (name, each) => this.kept(name, each, value));
    return isEmpty(value) || typeof value === 'boolean' ? value : this.replace(value);
  }

  private kept(name: string, value: AnyValue, tree: Tree): AnyValue {
    if (name === 'reference') return this.reference(value, 'subject');
    if (name === 'type' || (name === 'url' && isExtension(tree))) return value;
    return KEPT_BELOW.has(name) && typeof value === 'string' ? value : this.all(value);
  }
}

function isAttachment(tree: Tree): boolean {
  return typeof tree['contentType'] === 'string' && ('data' in tree || 'url' in tree);
}

/** A note has a `text` and nothing else as well. */
function isConcept(tree: Tree, above: string): boolean {
  return !NOTES.has(above) && above !== '' && Object.keys(tree).length === 1;
}

function isExtension(tree: Tree): boolean {
  return Object.keys(tree).some((key) => key === 'extension' || /^value[A-Z]/.test(key));
}

function isCategoryExtension(tree: Tree): boolean {
  return typeof tree['url'] === 'string' && CATEGORY_EXTENSION.test(tree['url']);
}

/** `Bundle.entry.fullUrl` repeats the resource's id. */
function isPersonalEntry(tree: Tree): boolean {
  const resource = tree['resource'];
  return isTree(resource) && PERSONAL.has(String(resource['resourceType']));
}
