import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { openSandbox } from '../sandbox/open-sandbox.ts';
import { runCommand } from './run-command.ts';

const user = { NEXLOAD_USERNAME: 'admin@example.com', NEXLOAD_PASSWORD: 'rehearsal' };

test('nexload logout forgets the login, and says when there was none', async () => {
  const sandbox = await openSandbox();
  const home = join(await temporaryFolder(), 'home');
  const flags = ['--base-url', sandbox.baseUrl, '--home', home];
  await runCommand(['login', ...flags], user);
  expect(await runCommand(['logout', ...flags])).toEqual({
    exitCode: 0,
    out: `The login to ${sandbox.baseUrl} is forgotten.\n`,
    err: '',
  });
  expect(readdirSync(join(home, 'logins'))).toEqual([]);
  expect(await runCommand(['whoami', ...flags])).toMatchObject({ exitCode: 6 });
  expect((await runCommand(['logout', ...flags])).out).toContain('There was no login');
  expect(JSON.parse((await runCommand(['logout', '--json', ...flags])).out)).toEqual({
    baseUrl: sandbox.baseUrl,
    isForgotten: false,
  });
});

test('nexload logout of one profile leaves the others signed in', async () => {
  const sandbox = await openSandbox();
  const flags = ['--base-url', sandbox.baseUrl, '--home', join(await temporaryFolder(), 'home')];
  await runCommand(['login', ...flags], user);
  await runCommand(['login', '--profile', 'night', ...flags], user);
  await runCommand(['logout', ...flags]);
  expect(await runCommand(['whoami', '--profile', 'night', ...flags])).toMatchObject({ exitCode: 0 });
});
