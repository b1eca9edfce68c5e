import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { runTokenCommand } from '../../../src/io/sign-in/token-command.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

describe('a token command', () => {
  test('gives what it prints, without the line end', async () => {
    expect(await runTokenCommand('echo " tok-123 "')).toBe('tok-123');
  });

  test.each([
    ['fails', 'echo s3cret; exit 3', /ended with code 3$/],
    ['is not there', 'no-such-command-anywhere', /ended with code 127$/],
    ['prints nothing', 'true', /printed nothing$/],
    ['prints a sentence', 'echo s3cret and more', /printed more than one token$/],
    ['prints without end', 'yes s3cret', /printed more than one token$/],
  ])('that %s is an error that repeats nothing', async (_, command, message) => {
    const error: unknown = await runTokenCommand(command).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: 'token-command-failed', exitCode: 6 });
    expect(String(error)).toMatch(message);
    expect(String(error)).not.toContain('s3cret');
  });

  test('that hangs is ended with all that it started', async () => {
    const file = join(await temporaryFolder(), 'late');
    const command = `(sleep 0.4; echo late > ${file}) & sleep 1000`;
    await expect(runTokenCommand(command, 100)).rejects.toThrow('did not end within 0.1 seconds');
    await wait(800);
    expect(existsSync(file)).toBe(false);
  });
});
