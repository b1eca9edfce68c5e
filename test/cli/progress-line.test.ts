import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { Terminal } from '../../src/cli/command.ts';
import { createProgressLine, noProgress } from '../../src/cli/progress-line.ts';
import type { Progress, Step } from '../../src/ports.ts';
import { callNexload } from '../helpers/call-nexload.ts';
import { enterFolder } from '../helpers/enter-folder.ts';

interface Watched {
  readonly progress: Progress;
  /** What was said since the last look. */
  readonly said: () => string;
  /** Reports at a time, in milliseconds since the start. */
  readonly reportAt: (ms: number, done: number, more?: Partial<Step>) => void;
  /** Lets time go on without a report. */
  readonly tickAt: (ms: number) => void;
  /** True while the line lives on by itself. */
  readonly isTicking: () => boolean;
}

function watch(world: Partial<Terminal>): Watched {
  let now = 1_000_000;
  const start = now;
  let text = '';
  const terminal: Terminal = {
    out: () => expect.fail('progress is no result'),
    err: (piece) => void (text += piece),
    isInteractive: false,
    hasColor: false,
    columns: 80,
    env: {},
    signal: new AbortController().signal,
    ...world,
  };
  let tick: (() => void) | null = null;
  const progress = createProgressLine(terminal, { now: () => now }, (_, onTick) => {
    tick = onTick;
    return () => (tick = null);
  });
  return {
    progress,
    said() {
      const said = text;
      text = '';
      return said;
    },
    reportAt(ms, done, more = {}) {
      now = start + ms;
      progress.report({ doing: 'contacts.csv', done, ...more });
    },
    tickAt(ms) {
      now = start + ms;
      tick?.();
    },
    isTicking: () => tick !== null,
  };
}

const eraseLine = '\r\u001b[K';

describe('the progress line', () => {
  test('is redrawn in place on a terminal, not more than five times a second', () => {
    const { progress, said, reportAt } = watch({ isInteractive: true });
    reportAt(199, 100);
    expect(said()).toBe('');
    reportAt(200, 1000);
    expect(said()).toBe(`${eraseLine}contacts.csv: 1,000 rows checked`);
    reportAt(399, 1500);
    expect(said()).toBe('');
    reportAt(400, 2000);
    expect(said()).toBe(`${eraseLine}contacts.csv: 2,000 rows checked`);
    progress.end();
    expect(said()).toBe(eraseLine);
    progress.end();
    expect(said()).toBe('');
  });

  test('is cut where the terminal ends, so that it can be erased', () => {
    const { said, reportAt } = watch({ isInteractive: true, columns: 20 });
    reportAt(200, 1000);
    expect(said()).toBe(`${eraseLine}contacts.csv: 1,000`);
  });

  test('is a plain line every five seconds in a pipe', () => {
    const { progress, said, reportAt } = watch({});
    reportAt(4999, 100);
    expect(said()).toBe('');
    reportAt(5000, 1);
    expect(said()).toBe('contacts.csv: 1 row checked\n');
    reportAt(9999, 2);
    expect(said()).toBe('');
    reportAt(10_000, 3);
    expect(said()).toBe('contacts.csv: 3 rows checked\n');
    progress.end();
    expect(said()).toBe('');
  });

  test('leaves nothing to erase behind a job that was over at once', () => {
    const { progress, said, reportAt } = watch({ isInteractive: true });
    reportAt(10, 5);
    progress.end();
    expect(said()).toBe('');
  });

  test('lives on by itself on a terminal while nobody reports, and ends with the job', () => {
    const { progress, said, reportAt, tickAt, isTicking } = watch({ isInteractive: true });
    reportAt(10, 5);
    tickAt(250);
    expect(said()).toBe(`${eraseLine}contacts.csv: 5 rows checked`);
    tickAt(500);
    expect(said()).toBe('');
    progress.end();
    expect([said(), isTicking()]).toEqual([eraseLine, false]);
    reportAt(1000, 1);
    expect([said(), isTicking()]).toEqual([`${eraseLine}contacts.csv: 1 row checked`, true]);
  });

  test('says in a pipe what a wait is for once it is a long one, and then each minute that it still is', () => {
    const { said, reportAt, tickAt } = watch({});
    reportAt(5000, 1);
    said();
    reportAt(6000, 2, { waitingFor: 'the budget' });
    tickAt(10_999);
    expect(said()).toBe('');
    tickAt(11_000);
    expect(said()).toBe('contacts.csv: 2 rows checked, waiting for the budget\n');
    tickAt(70_999);
    reportAt(70_999, 2, { waitingFor: 'the budget' });
    expect(said()).toBe('');
    tickAt(71_000);
    expect(said()).toBe('contacts.csv: 2 rows checked, waiting for the budget\n');
    reportAt(76_000, 3);
    expect(said()).toBe('contacts.csv: 3 rows checked\n');
  });

  test('says in a pipe each long wait for itself, however often it is reported', () => {
    const { said, reportAt } = watch({});
    const waiting = { waitingFor: 'the budget' };
    for (const ms of [1000, 3000, 5999]) reportAt(ms, 1, waiting);
    expect(said()).toBe('');
    reportAt(6000, 1, waiting);
    expect(said()).toBe('contacts.csv: 1 row checked, waiting for the budget\n');
    reportAt(7000, 2);
    for (const ms of [8000, 12_999]) reportAt(ms, 2, waiting);
    expect(said()).toBe('');
    reportAt(13_000, 2, waiting);
    expect(said()).toBe('contacts.csv: 2 rows checked, waiting for the budget\n');
  });

  test('measures each job by itself', () => {
    const { said, reportAt } = watch({});
    reportAt(0, 0, { total: 100 });
    reportAt(10_000, 10, { total: 100 });
    expect(said()).toContain(', 60 a minute, 2 min left');
    reportAt(10_000, 10, { doing: 'sending', total: 100 });
    reportAt(15_000, 20, { doing: 'sending', total: 100 });
    expect(said()).toContain('sending: 20 of 100 rows checked, 120 a minute, 40 s left');
  });

  test('says nothing in a pipe of waits that are short', () => {
    const { said, reportAt, tickAt } = watch({});
    reportAt(1000, 1, { waitingFor: 'the budget' });
    tickAt(4000);
    reportAt(4000, 2);
    reportAt(4500, 2, { waitingFor: 'the budget' });
    tickAt(9000);
    expect(said()).toBe('');
    tickAt(9500);
    expect(said()).toContain('waiting for the budget');
  });

  test('has a stand-in that says nothing', () => {
    expect(noProgress.report({ doing: 'contacts.csv', done: 1 })).toBeUndefined();
    expect(noProgress.end()).toBeUndefined();
  });
});

describe('validate on a long file', () => {
  test.each([
    ['says how far it is', [], /^deposits\.csv: [\d,]+ rows? checked\n/],
    ['says nothing of it with -q', ['-q'], /^$/],
    ['says nothing of it with --json', ['--json'], /^$/],
    ['says nothing of it with --no-progress', ['--no-progress'], /^$/],
  ])('%s', async (_, flags, stderr) => {
    await enterFolder({ 'deposits.csv': 'Id,CoworkerContractId,ProductId,Notes\n201,9001,55,fine\n' });
    slowDown();
    const called = await callNexload(['validate', 'deposits.csv', ...flags]);
    expect(called.exitCode).toBe(0);
    expect(called.stderr).toMatch(stderr);
  });
});

/** Lets ten seconds pass between any two looks at the clock. */
function slowDown(): void {
  let now = Date.UTC(2025, 0, 1);
  const clock = vi.spyOn(Date, 'now').mockImplementation(() => (now += 10_000));
  onTestFinished(() => clock.mockRestore());
}
