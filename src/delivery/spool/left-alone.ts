import { sayOnce } from '../../common/diagnostics.ts';

/**
 * Warns, once in a process, of what another user may have put into the spool: it is neither read
 * nor changed. In a directory that services of several users share, their private ones are none
 * of that.
 *
 * @param name of the directory or file, for those who look for it
 */
export function sayLeftAlone(directory: string, name: string): void {
  sayOnce(
    'spool left alone',
    'warn',
    `in the spool ${directory} there is what is not private to this user (${name}); ` +
      'it is neither read nor changed, nor is anything else like it',
  );
}
