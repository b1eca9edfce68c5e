import { PassThrough } from 'node:stream';
import { describe, expect, test } from 'vitest';
import type { Keyboard } from '../../src/cli/ask.ts';
import { askToGoOn, assertSomebodyThere, confirmWrites, type Desk, type WriteFacts } from '../../src/cli/confirm.ts';
import { createTerminal } from './run-command.ts';

const facts: WriteFacts = {
  records: 1212,
  files: 3,
  clears: 4,
  durationMs: 240_000,
  baseUrl: 'https://spaces.nexudus.com',
  user: 'ops@example.com',
  isOnThisMachine: false,
};

const refused = { code: 'not-confirmed', message: 'stopped by you: nothing was sent', exitCode: 130 };

interface Scene extends Desk {
  /** What the person was told before the question. */
  readonly asked: () => string;
  readonly out: () => string;
}

/** A person who answers each question with one line. */
function seat(answer: string): Scene {
  const keyboard: Keyboard & PassThrough = Object.assign(new PassThrough(), { isTTY: true });
  const recording = createTerminal({}, (text) => {
    if (text.endsWith(': ')) setImmediate(() => keyboard.write(answer));
  });
  const terminal = { ...recording, isInteractive: true };
  return {
    terminal,
    keyboard,
    asked: () => /^[^\n]*\n/.exec(recording.printed().err)?.[0] ?? '',
    out: () => recording.printed().out,
  };
}

describe('before anything is written', () => {
  test('a person is told how much, how long, where and as whom', async () => {
    const desk = seat('yes\r');
    await confirmWrites(facts, desk);
    expect(desk.asked()).toBe(
      'This changes 1,212 records in 3 files (4 fields are cleared), in about 4 minutes, at https://spaces.nexudus.com as ops@example.com.\n',
    );
    expect(desk.out()).toBe('');
  });

  test.each([
    ['one of each', { records: 1, files: 1, clears: 1 }, 'This changes 1 record in 1 file (1 field is cleared), in'],
    ['nothing of fields that stay', { clears: 0 }, 'This changes 1,212 records in 3 files, in'],
    ['no host on this machine', { isOnThisMachine: true }, 'in about 4 minutes.\n'],
    ['no user whom nobody knows', { user: '' }, 'at https://spaces.nexudus.com.\n'],
    ['nothing that a terminal would obey', { user: 'a\u001b[2J@example.com' }, 'as a\u00b7[2J@example.com.\n'],
  ])('says %s', async (_, other, words) => {
    const desk = seat('y\r');
    await confirmWrites({ ...facts, ...other }, desk);
    expect(desk.asked()).toContain(words);
  });

  test.each(['yes', 'Y', ' YES '])('"%s" goes on', async (answer) => {
    await expect(confirmWrites(facts, seat(`${answer}\r`))).resolves.toBeUndefined();
  });

  test.each([
    ['nothing', '\r'],
    ['no', 'no\r'],
    ['another word', 'yesterday\r'],
    ['Ctrl-C', '\u0003'],
    ['Ctrl-D', '\u0004'],
  ])('%s is no yes', async (_, typed) => {
    await expect(confirmWrites(facts, seat(typed))).rejects.toMatchObject(refused);
  });

  test('a signal is no yes', async () => {
    const desk = seat('');
    const terminal = { ...desk.terminal, signal: AbortSignal.abort(143) };
    await expect(confirmWrites(facts, { ...desk, terminal })).rejects.toMatchObject(refused);
  });
});

describe('after the first few changes', () => {
  test.each([
    ['yes\r', true],
    ['\r', false],
  ])('%j goes on: %s', async (answer, goesOn) => {
    const desk = seat(answer);
    expect(await askToGoOn({ well: 4, notWell: 1, left: 207 }, desk)).toBe(goesOn);
    expect(desk.asked()).toBe('Sent first: 4 changes are well, 1 is not; 207 changes to go.\n');
  });

  test('says nothing of what is not there', async () => {
    const desk = seat('yes\r');
    await askToGoOn({ well: 1, notWell: 0, left: 1 }, desk);
    expect(desk.asked()).toBe('Sent first: 1 change is well; 1 change to go.\n');
  });
});

describe('a command that would have to ask', () => {
  const stopped = expect.objectContaining({ code: 'nobody-to-confirm', exitCode: 2 }) as Error;

  test('starts where somebody is there', () => {
    expect(() => assertSomebodyThere(false, seat(''))).not.toThrow();
  });

  test('stops at once where standard input is no person', () => {
    const { terminal } = seat('');
    expect(() => assertSomebodyThere(false, { terminal, keyboard: new PassThrough() })).toThrow(stopped);
  });

  test('stops at once where nobody sees the question', () => {
    const { keyboard } = seat('');
    expect(() => assertSomebodyThere(false, { terminal: createTerminal(), keyboard })).toThrow(stopped);
  });

  test('starts anywhere where yes was said beforehand', () => {
    const desk = { terminal: createTerminal(), keyboard: new PassThrough() };
    expect(() => assertSomebodyThere(true, desk)).not.toThrow();
  });
});
