import { defineConfig } from 'tsdown';

// Two formats, one instance: `exports` sends every modern Node, by require and
// by import, to the ESM build; CJS serves older loaders and the door of `--require`.
export default defineConfig({
  entry: {
    index: 'src/index.ts',
    register: 'src/register.ts',
    'register-require': 'src/register-require.ts',
    redaction: 'src/redaction/index.ts',
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
});
