import type { Section } from './section.ts';

const SUPPORTED = ['tracecontext', 'baggage'];
/** What these would find is in our resource anyway. */
const DETECTED = ['host', 'process', 'service'];

/** `resource`: its attributes, as the list that the variable has. */
export function mapResource(resource: Section | undefined): void {
  if (!resource) return;
  const entries = resource.list('attributes').flatMap((attribute) => {
    const [name, value] = [attribute.text('name'), attribute.raw('value')];
    attribute.has('type');
    if (name === undefined || value === null) return [];
    if (!Array.isArray(value))
      return `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`;
    attribute.complain('value', 'is a list, which is not supported; it is left out');
    return [];
  });
  // The list first: the specification lets `attributes` count before it.
  const all = [resource.text('attributes_list') ?? '', ...entries].filter((text) => text !== '');
  const key = resource.has('attributes') ? 'attributes' : 'attributes_list';
  resource.set('OTEL_RESOURCE_ATTRIBUTES', key, all.length > 0 ? all.join(',') : undefined);
  for (const detector of resource.section('detection/development')?.list('detectors') ?? []) {
    for (const name of DETECTED) detector.has(name);
  }
}

/** `propagator`: those of the list and of the text, each once. */
export function mapPropagator(propagator: Section | undefined): void {
  if (!propagator) return;
  const listed = propagator.list('composite').flatMap((entry) =>
    // One that is not supported stays untouched, and is named with the rest.
    SUPPORTED.filter((name) => entry.has(name)),
  );
  const words = (propagator.text('composite_list') ?? '').split(',').map((word) => word.trim());
  for (const word of words.filter((each) => each !== '' && !SUPPORTED.includes(each))) {
    if (word !== 'none')
      propagator.complain('composite_list', `names ${word.slice(0, 20)}, which is not supported`);
  }
  const names = new Set([...listed, ...words.filter((word) => SUPPORTED.includes(word))]);
  const key = propagator.has('composite') ? 'composite' : 'composite_list';
  propagator.set('OTEL_PROPAGATORS', key, names.size > 0 ? [...names].join(',') : 'none');
}
