declare module 'fast-redact' {
  export default function fastRedact(options: {
    paths: readonly string[];
  }): (value: unknown) => unknown;
}
