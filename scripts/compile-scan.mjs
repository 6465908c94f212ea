// Compiles src/redaction/search/text-scan.wat and writes its bytes where the package can load
// them without a file. Run it after a change of the source; a test compares the two.
import { readFileSync, writeFileSync } from 'node:fs';
import wabt from 'wabt';

const source = new URL('../src/redaction/search/text-scan.wat', import.meta.url);
const target = new URL('../src/redaction/search/text-scan-binary.ts', import.meta.url);

const tool = await wabt();
const module = tool.parseWat('text-scan.wat', readFileSync(source, 'utf8'));
const bytes = Buffer.from(module.toBinary({}).buffer).toString('base64');
writeFileSync(
  target,
  `/** The bytes of \`text-scan.wat\`, made by \`node scripts/compile-scan.mjs\`. */\nexport const TEXT_SCAN =\n  '${bytes}';\n`,
);
