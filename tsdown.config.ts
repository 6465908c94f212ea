import { defineConfig } from 'tsdown';
import {
  bundledForwardedParse,
  coreModulesByName,
  lateImportListeners,
  loadedOnDemand,
  withoutDebug,
} from './scripts/build-plugins.ts';

// Not the APIs, which an application shares with us; not import-in-the-middle, whose hooks
// and listeners must be one copy; nothing that is loaded on demand only. NOTICE names them.
const BUNDLED = [
  /^@opentelemetry\/(context-async-hooks|core|instrumentation|instrumentation-http)$/,
  /^@opentelemetry\/(instrumentation-undici|otlp-transformer|resources|sdk-[a-z]+)$/,
  /^@opentelemetry\/(otlp-exporter-base|semantic-conventions)(\/|$)/,
  /^(require-in-the-middle|module-details-from-path|forwarded-parse)$/,
  // Its stand-in.
  /^import-in-the-middle$/,
];

// Two formats, one instance: `exports` sends every modern Node, by require and
// by import, to the ESM build; CJS serves older loaders and the door of `--require`.
export default defineConfig({
  entry: {
    index: 'src/index.ts',
    register: 'src/register.ts',
    'register-require': 'src/register-require.ts',
    redaction: 'src/redaction/index.ts',
    'redaction-part': 'src/pipeline/redaction-part.ts',
    cli: 'src/cli/main.ts',
    'shipper-worker': 'src/delivery/shipper-worker.ts',
    'file-worker': 'src/outputs/files/tidy-worker.ts',
  },
  format: ['esm', 'cjs'],
  dts: true,
  target: 'node20',
  platform: 'node',
  fixedExtension: true,
  clean: true,
  sourcemap: true,
  // Finding and reading their hundreds of files was a third of what the preload cost.
  deps: { alwaysBundle: BUNDLED, onlyBundle: false },
  plugins: [
    bundledForwardedParse(),
    withoutDebug(),
    coreModulesByName(),
    lateImportListeners(),
    loadedOnDemand('redaction-part', [
      'createRedactor',
      'loadPolicy',
      'redactRecordsFor',
      'redactSpansFor',
      'sayPolicyProblem',
    ]),
  ],
});
