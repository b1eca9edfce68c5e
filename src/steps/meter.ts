import type { Wait } from '../calls/waiting.ts';
import type { Progress, Step } from '../ports.ts';

/** Shows how far a run is, and what it waits for while it waits. */
export interface Meter {
  show(step: Step): void;
  /** Counts rows onto the step that is shown. */
  add(done: number, failed?: number): void;
  waitFor(wait: Wait | null): void;
  /** Shows nothing until something happens, so that somebody can be asked meanwhile. */
  pause(): void;
  end(): void;
}

/** A meter that shows nothing yet. */
export function createMeter(progress: Progress): Meter {
  let step: Step | null = null;
  let waitingFor: string | null = null;
  const draw = (): void => {
    if (step !== null) progress.report({ ...step, waitingFor });
  };
  return {
    show(next) {
      step = next;
      draw();
    },
    add(done, failed = 0) {
      if (step === null) return;
      const sum = { ...step, done: step.done + done };
      step = step.failed === undefined ? sum : { ...sum, failed: step.failed + failed };
      draw();
    },
    waitFor(wait) {
      waitingFor = wait === null ? null : sayWait(wait);
      draw();
    },
    pause: () => progress.end(),
    end() {
      step = null;
      progress.end();
    },
  };
}

function sayWait({ why, until }: Wait): string {
  const time = new Date(until).toISOString().slice(11, 19);
  switch (why) {
    case 'window':
      return `the budget until ${time} UTC`;
    case 'throttle':
      return `a throttle until ${time} UTC`;
    case 'pause':
      return `the server to recover until ${time} UTC`;
  }
}
