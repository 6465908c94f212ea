// An application with a loader of its own: Node runs the preload again in the loader's thread.
import { register } from 'node:module';

register('data:text/javascript,export async function resolve(s, c, next) { return next(s, c); }');
await import('./hello.mjs');
