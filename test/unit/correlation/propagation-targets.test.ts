import { expect, test } from 'vitest';
import {
  destinationInPath,
  destinationOf,
  PropagationTargets,
} from '../../../src/correlation/propagation-targets.ts';

const allows = (list: readonly string[], ...hosts: string[]) =>
  new PropagationTargets(list).allow(() => hosts.map((host) => destinationOf(host, 80, 'http:')));

test('one pattern of several suffices, in one entry or many', () => {
  expect(allows(['a.example,b.example'], 'b.example')).toBe(true);
  expect(allows(['a.example', ' b.example '], 'b.example')).toBe(true);
  expect(allows(['a.example', 'b.example'], 'c.example')).toBe(false);
});

test('an empty list and blank patterns allow nothing', () => {
  expect(allows([], 'a.example')).toBe(false);
  expect(allows(['', ' , '], 'a.example')).toBe(false);
});

test('all hosts of a request must be allowed', () => {
  expect(allows(['a.example', 'b.example'], 'a.example', 'b.example')).toBe(true);
  expect(allows(['a.example'], 'a.example', 'b.example')).toBe(false);
});

test('a request whose host is unknown is not allowed, except everywhere', () => {
  const fails = () => {
    throw new Error('no host');
  };
  expect(allows(['a.example'])).toBe(false);
  expect(new PropagationTargets(['a.example']).allow(fails)).toBe(false);
  expect(new PropagationTargets(['a.example', '*']).allow(fails)).toBe(true);
});

test('the port defaults to that of the protocol', () => {
  expect(destinationOf('a', undefined, 'https:').port).toBe('443');
  expect(destinationOf('a', '', 'http:').port).toBe('80');
  expect(destinationOf('a', 8080, undefined).port).toBe('8080');
  expect(destinationOf('a', null, undefined).port).toBe('80');
});

test('the absolute form of a request target names a second host', () => {
  expect(destinationInPath('https://Other.example/x')).toEqual({
    host: 'other.example',
    port: '443',
  });
  expect(destinationInPath('/x?u=https://other.example')).toBeUndefined();
  expect(destinationInPath('http://')).toBeUndefined();
  expect(destinationInPath(undefined)).toBeUndefined();
});
