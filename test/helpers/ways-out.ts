import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesBelow, REPOSITORY } from './source-files.ts';

/** What lets bytes, or names, out of the process, by how it stands in code. */
const CONSTRUCTS: Readonly<Record<string, RegExp>> = {
  stream:
    /\bprocess\.std(?:out|err)\b|\bprocess\[|\b_rawDebug\b|(?<![\w.])console\.\w+\(|\bnew Console\(|\bcreateWriteStream\b|\b(?:stdout|stderr|stream|sink|destination|file)\.write\(/,
  file: /\b(?:write|writev|writeFile|appendFile|copyFile|rename|link|symlink|cp|mkdtemp|mkdir|open)Sync\b|\b(?:writeFile|appendFile|copyFile|createWriteStream)\b|'node:fs\/promises'|'node:sqlite'/,
  network:
    /(?:from|require\(|load<[^>]*>\()\s*'(?:node:)?(?:https?|http2|net|tls|dgram|undici|dns)'|(?<![\w.])fetch\(|\bcreateServer\b|\bcreateOtlp\w*Delegate\b|\bnew WebSocket\b/,
  header:
    /\.setHeader\(|\.writeHead\(|\.inject\(|\bTextMapSetter\b|\bheaders\.(?:splice|push|set|append)\(|\.headers = /,
  thread:
    /\.postMessage\(|\bnew Worker\(|\bworkerData:|\bprocess\.send\b|\bBroadcastChannel\b|\bnew SharedArrayBuffer\(/,
  process:
    /'node:child_process'|\bprocess\.emitWarning\(|\bprocess\.title =|\bprocess\.report\b|'node:inspector'|\bprocess\.env\[[^\]]+\] =|Object\.assign\(process\.env/,
  exporter:
    /\bimplements (?:SpanExporter|\w*MetricExporter)\b|\bextends \w*Exporter\b|\bnew (?:\w+\.)?\w*(?:Exporter|MetricReader)\(/,
  processor:
    /\bimplements LogRecordProcessor\b|\bextends LogRecordStage\b|\bnew BatchSpanProcessor\(/,
};
/** What a logger would have written, or written otherwise: where its own functions are called. */
const OF_BRIDGES = /\.(?:call|apply)\(|\bReflect\.apply\(/;

/** A file of `src` and the constructs in it. */
export interface FileWithWayOut {
  readonly path: string;
  readonly constructs: readonly string[];
}

/** A row of the table in docs/architecture.md, "Ways out". */
export interface WayOut {
  /** What leaves there. */
  readonly what: string;
  /** The functions and classes that redact it, or none. */
  readonly redactors: readonly string[];
  /** Where nothing does: why. */
  readonly reason: string;
  readonly files: readonly string[];
}

const HEADING = '## Ways out';

/** The list of ways out: the one place where it is kept. */
export function documentedWaysOut(): WayOut[] {
  const page = readFileSync(join(REPOSITORY, 'docs/architecture.md'), 'utf8');
  const section = page.split(HEADING)[1]?.split('\n## ')[0] ?? '';
  const rows = section.split('\n').filter((line) => line.startsWith('|'));
  return rows.slice(2).map((row) => {
    const [what = '', by = '', files = ''] = row
      .split('|')
      .slice(1)
      .map((cell) => cell.trim());
    return { what, redactors: quoted(by), reason: by, files: quoted(files) };
  });
}

function quoted(cell: string): string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map(([, text = '']) => text);
}

/** Every file of `src` in which something can leave, whatever is known of it. */
export function filesWithWaysOut(): FileWithWayOut[] {
  return filesBelow('src', '.ts').flatMap(({ path, text }) => {
    const constructs = constructsIn(text, path.startsWith('bridges/'));
    return constructs.length === 0 ? [] : [{ path, constructs }];
  });
}

/** The constructs in a source text, comments and imports of types left out. */
export function constructsIn(text: string, isBridge = false): string[] {
  const code = text
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll(/(?<![:'"`\\])\/\/.*$/gm, '')
    .replaceAll(/^import type\b[^;]*;/gm, '')
    // Asks what a text is, and opens nothing.
    .replaceAll(/^import \{ isIP(?:v[46])? \} from 'node:net';/gm, '');
  const all = Object.entries({ ...CONSTRUCTS, ...(isBridge && { logger: OF_BRIDGES }) });
  return all.filter(([, pattern]) => pattern.test(code)).map(([name]) => name);
}
