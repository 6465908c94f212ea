import type { Section } from './section.ts';

const WORDS: Readonly<Record<string, string>> = {
  always_on: 'always_on',
  always_off: 'always_off',
  trace_id_ratio_based: 'traceidratio',
};

/** What the specification makes of a parent's decision, and what we do. */
const OF_PARENTS: Readonly<Record<string, string>> = {
  remote_parent_sampled: 'always_on',
  remote_parent_not_sampled: 'always_off',
  local_parent_sampled: 'always_on',
  local_parent_not_sampled: 'always_off',
};

/** `sampler`, as far as `OTEL_TRACES_SAMPLER` has a word for it; the rest is named as not supported. */
export function mapSampler(sampler: Section | undefined): void {
  const parent = sampler?.section('parent_based');
  for (const [key, kind] of Object.entries(OF_PARENTS)) {
    parent?.acceptIf(key, (value) => Object.keys(Object(value)).join() === kind);
  }
  const root = parent?.section('root');
  if (root) setSampler(root, 'parentbased_');
  // Without a root: the schema's default is always_on.
  else if (parent) parent.set('OTEL_TRACES_SAMPLER', undefined, 'parentbased_always_on');
  else if (sampler) setSampler(sampler, '');
}

function setSampler(root: Section, prefix: string): void {
  const kind = Object.keys(WORDS).find((name) => root.has(name));
  if (kind === undefined) return;
  root.set('OTEL_TRACES_SAMPLER', kind, `${prefix}${WORDS[kind]}`);
  const ratio = kind === 'trace_id_ratio_based' ? root.section(kind) : undefined;
  ratio?.set('OTEL_TRACES_SAMPLER_ARG', 'ratio', ratio.text('ratio'));
}
