import { describe, expect, test } from 'vitest';
import { createPulse } from '../../src/calls/pulse.ts';
import { createStop } from '../../src/calls/stop.ts';

const bad = { isGood: false, isFromServer: true, message: 'An error has occurred.' };
const good = { isGood: true, isFromServer: true, message: '' };

function openPulse() {
  const interrupt = new AbortController();
  const stop = createStop(interrupt.signal, () => undefined);
  const pulse = createPulse(stop, () => undefined);
  for (let call = 0; call < 10; call += 1) pulse.note(bad, { isProbe: false, now: 0 });
  return { interrupt, stop, pulse };
}

describe('who waits for a probe', () => {
  test('hears of it when it comes back', async () => {
    const { pulse } = openPulse();
    expect([pulse.admit(5000).kind, pulse.admit(5000).kind]).toEqual(['probe', 'queue']);
    const heard = pulse.changed();
    pulse.note(good, { isProbe: true, now: 6000 });
    await heard;
    expect(pulse.admit(6000)).toEqual({ kind: 'go' });
  });

  test('waits no longer once the run has to stop, whatever becomes of the probe', async () => {
    const { interrupt, stop, pulse } = openPulse();
    pulse.admit(5000);
    const heard = pulse.changed();
    interrupt.abort(130);
    await heard;
    await pulse.changed();
    expect(stop.halted()).toMatchObject({ kind: 'interrupted', exitCode: 130 });
  });
});
