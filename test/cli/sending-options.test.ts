import { describe, expect, test } from 'vitest';
import yargs from 'yargs';
import type { Arguments } from '../../src/cli/command.ts';
import { applyOptions, planOptions, takeSending } from '../../src/cli/sending-options.ts';

/** The words of a command line as `nexload apply` takes them. */
function parse(
  words: readonly string[],
  options: Parameters<ReturnType<typeof yargs>['options']>[0] = applyOptions,
): Arguments {
  return yargs()
    .options(options)
    .parserConfiguration({ 'boolean-negation': false, 'parse-positional-numbers': false })
    .strict()
    .exitProcess(false)
    .fail((message: string, error: Error | undefined) => {
      throw error ?? new Error(message);
    })
    .parseSync(words);
}

const defaults = {
  limits: 'nexudus',
  concurrency: 4,
  isConfirmed: false,
  skipInvalid: false,
  maxErrors: { kind: 'share', share: 0.1 },
  maxChanges: null,
  maxClears: null,
  maxWrites: null,
  maxDurationMs: null,
  canary: null,
  verifies: true,
  mode: 'merge',
  onConflict: 'refuse',
  retries: 5,
};

describe('how to send', () => {
  test('is careful unless told otherwise', () => {
    expect(takeSending(parse([]))).toEqual(defaults);
    expect(takeSending({})).toEqual(defaults);
    expect(takeSending(parse([], planOptions))).toEqual(defaults);
  });

  test.each([
    ['--yes', { isConfirmed: true }],
    ['--skip-invalid', { skipInvalid: true }],
    ['--no-verify', { verifies: false }],
    ['--sandbox', { limits: 'none' }],
    ['--sandbox --limits nexudus', { limits: 'nexudus' }],
    ['--limits writes=60/1m;all=1/100ms', { limits: 'writes=60/1m;all=1/100ms' }],
    ['--concurrency 64', { concurrency: 64 }],
    ['--max-errors 0', { maxErrors: { kind: 'count', count: 0 } }],
    ['--max-errors 2.5%', { maxErrors: { kind: 'share', share: 0.025 } }],
    ['--max-changes 100%', { maxChanges: { kind: 'share', share: 1 } }],
    ['--max-changes 500', { maxChanges: { kind: 'count', count: 500 } }],
    ['--max-clears 0', { maxClears: 0 }],
    ['--max-writes 2000', { maxWrites: 2000 }],
    ['--max-duration 2h', { maxDurationMs: 7_200_000 }],
    ['--canary 5', { canary: 5 }],
    ['--mode replace', { mode: 'replace' }],
    ['--on-conflict overwrite', { onConflict: 'overwrite' }],
    ['--retries 0', { retries: 0 }],
  ])('%s is understood', (words, sending) => {
    expect(takeSending(parse(words.split(' ')))).toEqual({ ...defaults, ...sending });
  });

  test('may come from a config file, where numbers are numbers', () => {
    expect(takeSending({ 'max-errors': 5, concurrency: 8, canary: 2 })).toMatchObject({
      maxErrors: { kind: 'count', count: 5 },
      concurrency: 8,
      canary: 2,
    });
  });

  test.each([
    ['--concurrency 0', '--concurrency: "0" cannot be used', 'write a whole number, from 1 to 64'],
    ['--concurrency 65', '--concurrency: "65" cannot be used', 'write a whole number, from 1 to 64'],
    ['--concurrency many', '--concurrency: "many" cannot be used', 'write a whole number, from 1 to 64'],
    ['--retries 1.5', '--retries: "1.5" cannot be used', 'write a whole number, from 0 to 100'],
    ['--max-errors 101%', '--max-errors: "101%" cannot be used', 'write a whole number like 20, or a part like 10%'],
    ['--max-errors -1', '--max-errors: "-1" cannot be used', 'write a whole number like 20, or a part like 10%'],
    ['--max-changes 1.5', '--max-changes: "1.5" cannot be used', 'write a whole number like 20, or a part like 10%'],
    ['--max-changes few', '--max-changes: "few" cannot be used', 'write a whole number like 20, or a part like 10%'],
    ['--max-clears 5%', '--max-clears: "5%" cannot be used', 'write a whole number, 0 or more'],
    ['--max-writes 0', '--max-writes: "0" cannot be used', 'write a whole number, 1 or more'],
    ['--canary 0', '--canary: "0" cannot be used', 'write a whole number, 1 or more'],
    ['--max-duration soon', '--max-duration: "soon" is no duration', 'write it like 500ms, 30s, 2m or 2h'],
    ['--max-duration 60d', '--max-duration: "60d" is too long', '720h is the most'],
  ])('%s is refused, with the flag, the value and the fix', (words, message, hint) => {
    expect(() => takeSending(parse(words.split(' ')))).toThrow(expect.objectContaining({ message, hint, exitCode: 2 }));
  });

  test('limits that cannot be read are refused at once', () => {
    expect(() => takeSending(parse(['--limits', 'plenty']))).toThrow(
      expect.objectContaining({ code: 'bad-limits', exitCode: 2 }),
    );
  });

  test.each(['--mode both', '--on-conflict ask', '--max-errors'])('%s is refused by the parser', (words) => {
    expect(() => parse(words.split(' '))).toThrow(/Invalid values|Not enough arguments/);
  });

  test.each(['--yes', '--canary 1', '--no-verify'])('%s is nothing for a plan', (words) => {
    expect(() => parse(words.split(' '), planOptions)).toThrow(/Unknown argument/);
  });
});
