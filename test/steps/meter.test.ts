import { expect, test } from 'vitest';
import type { Step } from '../../src/ports.ts';
import { createMeter } from '../../src/steps/meter.ts';

test('a meter that pauses clears its line, shows nothing while somebody is asked, and then goes on where it was', () => {
  const told: (Step | 'end')[] = [];
  const meter = createMeter({ report: (step) => void told.push(step), end: () => void told.push('end') });
  meter.show({ doing: 'sending', done: 0, total: 3, failed: 0 });
  meter.add(1);
  meter.pause();
  expect(told.splice(0).at(-1)).toBe('end');
  meter.add(1, 1);
  expect(told).toEqual([{ doing: 'sending', done: 2, total: 3, failed: 1, waitingFor: null }]);
});
