import { createRequire } from 'node:module';

type Path = readonly (string | number)[];

/** The lines of a YAML file, for messages: OpenTelemetry's parser keeps none. */
export interface Lines {
  /** `otel.yaml:12`, or of the nearest thing around it; the file's name where there is none. */
  place(path: Path): string;
}

/**
 * Reads where everything in the file is.
 *
 * @param label the file, as messages call it
 * @returns or the sentence that says what is no YAML: OpenTelemetry's parser goes on with what it
 * could read of a broken file, which may be half of it
 */
export function readLines(label: string, text: string): Lines | string {
  const { isNode, LineCounter, parseDocument } = createRequire(import.meta.url)(
    'yaml',
  ) as typeof import('yaml');
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { version: '1.2', lineCounter, prettyErrors: false });
  const [error] = document.errors;
  if (error) {
    const { line, col } = lineCounter.linePos(error.pos[0]);
    // Its code and not its message, which repeats what is in the file.
    return `${label}:${line}:${col}: this is no YAML (${error.code.toLowerCase().replaceAll('_', ' ')})`;
  }
  return {
    place(path) {
      for (let length = path.length; length > 0; length--) {
        const node = document.getIn(path.slice(0, length), true);
        const start = isNode(node) ? node.range?.[0] : undefined;
        if (start !== undefined) return `${label}:${lineCounter.linePos(start).line}`;
      }
      return label;
    },
  };
}
