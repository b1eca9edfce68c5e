import { expect, test } from 'vitest';
import { maskOf, numberOfState, printJson, stateOf } from '../../../src/io/journal/codes.ts';
import { states } from './entries.ts';

test('a state keeps its number for ever, since files hold it', () => {
  expect(Object.fromEntries(states.map((state) => [state, numberOfState(state)]))).toEqual({
    drafted: 0,
    planned: 1,
    sending: 2,
    written: 3,
    updated: 4,
    unchanged: 5,
    invalid: 6,
    missing: 7,
    rejected: 8,
    stale: 9,
    failed: 10,
    unknown: 11,
    blank: 12,
  });
  expect(states.map((state) => stateOf(numberOfState(state)))).toEqual(states);
});

test('no number stands for a state that a newer nexload may know', () => {
  expect(() => stateOf(states.length)).toThrow(SyntaxError);
});

test('each state has a bit of its own', () => {
  expect(states.reduce((sum, state) => sum + maskOf([state]), 0)).toBe(maskOf());
});

test('an empty list takes no room, and an empty record is not nothing', () => {
  expect([[], null, {}, [0]].map(printJson)).toEqual([null, null, '{}', '[0]']);
});
