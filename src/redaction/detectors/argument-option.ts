import type { Detector } from '../detector.ts';
import { isReplacement } from '../replacement.ts';
import { isTaken } from '../taken-value.ts';

const OPTION =
  /(?<![\w-])--?([A-Za-z][\w-]{1,40}) {1,4}(["'`]?)([^\s"'`<>|;&$({[-][^\s"'`<>|;&]{0,255})/g;
const MYSQL =
  /(?<=\b(?:mysql|mysqldump|mysqladmin|mariadb|sshpass)\b[^|;&\n]{0,200} -p)[^\s-]['"]?[^\s'"]{2,128}/g;
const NEGATED = /^(?:no|without|skip|disable|ask|prompt)[-_]/;

/**
 * What a command was given, judged by the option's name: `--db-password tulip`, `--ssn 219…`,
 * `mysql -ptulip`.
 */
export const argumentOption: Detector = {
  name: 'password-option',
  kind: 'secret',
  sieve: 0,
  begins: OPTION,
  redact(text, context) {
    return text
      .replace(OPTION, (found: string, option: string, _quote: string, value: string) => {
        if (NEGATED.test(option) || isReplacement(value)) return found;
        const rule = context.keys.label(option);
        if (rule === undefined || !isTaken(value, rule, option)) return found;
        if (rule.kind !== 'secret' && !/\d/.test(value)) return found;
        return found.slice(0, -value.length) + context.replace(value, option);
      })
      .replace(MYSQL, (value) => context.replace(value, 'password'));
  },
};
