import { expect, test } from 'vitest';
import { sayTicks } from '../../page/src/data/ticks.ts';

const at = Date.parse('2026-11-21T09:04:05Z') / 1000;

test('no second stands twice at the axis, however short the run was', () => {
  expect(sayTicks([at, at + 0.5, at + 1, at + 1.5], 0.5)).toEqual(['09:04:05', '', '09:04:06', '']);
});

test.each([
  [5, '09:04:05'],
  [60, '09:04'],
  [86_400, '21 Nov'],
])('ticks that are %i seconds apart are said as %s', (step, said) => {
  expect(sayTicks([at], step)).toEqual([said]);
});
