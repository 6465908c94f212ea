import { defineConfig, type UserConfig } from 'tsdown';
import { coreModulesByName, withoutDocComments } from './scripts/build-output.ts';
import {
  bundledForwardedParse,
  lateImportListeners,
  loadedOnDemand,
  withoutDebug,
} from './scripts/build-plugins.ts';

// Not the APIs, which an application shares with us; not import-in-the-middle, whose hooks
// and listeners must be one copy; nothing that is loaded on demand only. NOTICE names them.
const BUNDLED: RegExp[] = [
  /^@opentelemetry\/(context-async-hooks|core|instrumentation|instrumentation-http)$/,
  /^@opentelemetry\/(instrumentation-undici|otlp-transformer|resources|sdk-[a-z]+)$/,
  /^@opentelemetry\/(otlp-exporter-base|semantic-conventions)(\/|$)/,
  /^(require-in-the-middle|module-details-from-path|forwarded-parse)$/,
  // Its stand-in.
  /^import-in-the-middle$/,
];

// One file of what several entries have, where there would be ten: each costs the start a search,
// and with many Node's own functions for paths get hot enough to be compiled, which is 5 MB.
const SHARED = [
  /src\/(common|config|record|delivery\/spool|delivery\/encoder)\//,
  /src\/outputs\/files\/(?!tidy-worker)/,
  /src\/delivery\/(destination|grpc-package|shipper-protocol|spool-control)/,
  /src\/pipeline\/(level-file|checked-plan|grpc-check|spool-root|redacted-problems)/,
  /src\/redaction\/(key-text|origin-redaction|propagation-redaction|replacement|trace-state-redaction)/,
  /@opentelemetry\/(core|resources|semantic-conventions)\//,
  /otlp-transformer\/dist\/(common|logs|platform)\//,
  /rolldown\/runtime/,
];

const ALWAYS: Partial<UserConfig> = {
  target: 'node20',
  platform: 'node',
  fixedExtension: true,
  sourcemap: true,
};

export default defineConfig([
  // Two formats, one instance: `exports` sends every modern Node, by require and
  // by import, to the ESM build; CJS serves older loaders and the door of `--require`.
  {
    ...ALWAYS,
    entry: {
      index: 'src/index.ts',
      register: 'src/register.ts',
      'register-require': 'src/register-require.ts',
      redaction: 'src/redaction/index.ts',
      'redaction-part': 'src/pipeline/redaction-part.ts',
      serializers: 'src/delivery/serializers.ts',
      cli: 'src/cli/main.ts',
    },
    format: ['esm', 'cjs'],
    dts: false,
    clean: true,
    outputOptions: {
      codeSplitting: {
        groups: [{ name: 'shared', test: (id) => SHARED.some((part) => part.test(id)) }],
      },
    },
    // Finding and reading their hundreds of files was a third of what the preload cost.
    deps: { alwaysBundle: BUNDLED, onlyBundle: false },
    plugins: [
      ...inEveryFile(),
      bundledForwardedParse(),
      withoutDebug(),
      lateImportListeners(),
      loadedOnDemand('serializers', ['serializeLogs', 'serializeMetrics', 'serializeSpans']),
      loadedOnDemand('redaction-part', [
        'createRedactor',
        'loadPolicy',
        'metricRedaction',
        'redactRecordsFor',
        'redactSpansFor',
        'sayPolicyProblem',
      ]),
    ],
  },
  // Types on their own: what is put together above makes code of them.
  {
    ...ALWAYS,
    entry: {
      index: 'src/index.ts',
      register: 'src/register.ts',
      redaction: 'src/redaction/index.ts',
    },
    format: ['esm', 'cjs'],
    dts: { emitDtsOnly: true },
    clean: false,
    deps: { alwaysBundle: BUNDLED, onlyBundle: false },
  },
  // Our own threads: no application is in there that could share anything with us.
  {
    ...ALWAYS,
    entry: { 'shipper-worker': 'src/delivery/shipper-worker.ts' },
    format: 'esm',
    dts: false,
    clean: false,
    deps: { alwaysBundle: [...BUNDLED, /^@opentelemetry\/api$/], onlyBundle: false },
    plugins: inEveryFile(),
  },
  {
    ...ALWAYS,
    entry: { 'file-worker': 'src/outputs/files/tidy-worker.ts' },
    format: 'esm',
    dts: false,
    clean: false,
    plugins: inEveryFile(),
  },
]);

function inEveryFile() {
  return [coreModulesByName(), withoutDocComments()];
}
