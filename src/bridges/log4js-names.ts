import type { BridgeHost } from '../record/log-call.ts';
import { redactedArgument } from './redacted-arguments.ts';
import { redactedName } from './redacted-name.ts';

/** What log4js makes an event of. */
export interface NamedLogger {
  readonly category: string;
  readonly context: Record<string, unknown>;
  readonly useCallStack?: boolean;
}
/** log4js's module of categories. */
export interface Categories {
  appendersForCategory(category: string): unknown;
}

let routed: { readonly shown: string; readonly category: string } | undefined;

/** Runs `write` with the logger as appenders may see it: category and context redacted. */
export function withShownLogger<L extends NamedLogger>(
  logger: L,
  host: BridgeHost,
  write: (shown: L) => void,
): void {
  const { category, context } = logger;
  const shown = redactedName(category, host);
  const named = Object.keys(context).length > 0;
  if (shown === category && !named) {
    write(logger);
    return;
  }
  const outer = routed;
  routed = { shown, category };
  try {
    write(
      Object.create(logger, {
        category: { value: shown },
        context: { value: named ? redactedArgument(context, host) : context },
        // Asked of the category as it is configured.
        useCallStack: { value: logger.useCallStack },
      }) as L,
    );
  } finally {
    routed = outer;
  }
}

/** The configuration of the application knows its categories by their own names. */
export function patchCategories(categories: Categories): void {
  const original = categories.appendersForCategory;
  categories.appendersForCategory = (category) =>
    original(routed?.shown === category ? routed.category : category);
}
