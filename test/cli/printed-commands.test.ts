import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { expect, onTestFinished, test, vi } from 'vitest';
import { openDeposits, depositsFile } from '../helpers/deposits.ts';
import { callNexload } from '../helpers/call-nexload.ts';
import { enterFolder } from '../helpers/enter-folder.ts';
import { openSandbox } from '../sandbox/open-sandbox.ts';

test('show prints the command that applies the plan where it was made, and with the home that was said', async () => {
  const scene = await openDeposits(onTestFinished);
  await scene.nexload('plan deposits.csv --out plan.json');
  const plan = join(scene.folder, 'plan.json');
  const { stdout } = await callNexload(['show', plan, '--home', "somebody's home"], { columns: 1000 });
  expect(stdout).toContain(
    `  nexload apply ${plan} --base-url ${scene.sandbox.baseUrl} --home 'somebody'\\''s home'\n`,
  );
});

test('login prints the look at the account that it signed in to', async () => {
  const { baseUrl } = await openSandbox();
  await enterFolder();
  const env = { NEXLOAD_USERNAME: 'admin@example.com', NEXLOAD_PASSWORD: 'rehearsal' };
  const words = ['login', '--base-url', baseUrl, '--home', 'hh', '--profile', 'pp'];
  const { stdout } = await callNexload(words, { env });
  expect(stdout).toContain(`Then: nexload doctor --base-url ${baseUrl} --profile pp --home hh\n`);
});

test('validate prints the command for the mended rows with the folders, the config file and the profile that were said', async () => {
  await enterFolder({ 'deposits.csv': 'Id,Price\nx,2\n', 'my.yaml': 'profiles: { pp: {} }\n' });
  const flags = ['--profile', 'pp', '--config', 'my.yaml', '--home', 'hh', '--reports', 'my reports'];
  const { stdout } = await callNexload(['validate', 'deposits.csv=contract-deposits', ...flags], { columns: 1000 });
  expect(stdout).toMatch(
    /\n {2}nexload validate 'my reports\S*rejects.csv' --profile pp --config my.yaml --home hh --reports 'my reports'\n/,
  );
});

test('template quotes a name with a space', async () => {
  await enterFolder();
  const { stdout } = await callNexload(['template', 'contract-deposits', '-o', 'my file.csv']);
  expect(stdout).toBe("my file.csv is ready to be filled in. Then: nexload validate 'my file.csv'\n");
});

/** Rows that come through a pipe. */
function pipe(text: string): void {
  const stream = new PassThrough();
  stream.end(text);
  const mock = vi.spyOn(process, 'stdin', 'get').mockReturnValue(stream as unknown as typeof process.stdin);
  onTestFinished(() => mock.mockRestore());
}

test('the plan of piped rows names no command that would read the keyboard', async () => {
  const scene = await openDeposits(onTestFinished);
  pipe(depositsFile);
  const { exitCode, stdout } = await scene.nexload('plan - --resource contract-deposits');
  expect([exitCode, stdout]).toEqual([0, expect.stringMatching(/\n\nTo make these changes, save the plan .*\n$/)]);
  expect(stdout).not.toContain('  nexload apply -');
});

test('the plan of a rehearsal with piped rows cannot be saved, and does not say so', async () => {
  await enterFolder();
  pipe(depositsFile);
  const words = ['plan', '-', '--resource', 'contract-deposits', '--sandbox'];
  const { exitCode, stdout } = await callNexload(words, { columns: 1000 });
  expect([exitCode, stdout]).toEqual([0, expect.stringMatching(/\n\nTo rehearse these changes, pipe .*\n$/)]);
  expect(stdout).not.toContain('--out');
});

test('a run with a token command says below its commands that it has to be said again', async () => {
  const scene = await openDeposits(onTestFinished, { env: {} });
  const told = 'Say --token-command again with these commands';
  const command = `printf ${scene.sandbox.token}`;
  const words = ['apply', join(scene.folder, 'deposits.csv'), '--yes', '--max-writes', '1', '--report', 'none'];
  const place = ['--base-url', scene.sandbox.baseUrl, '--home', join(scene.folder, 'home')];
  const call = async (flags: readonly string[], env = {}): Promise<string> =>
    (await callNexload([...words, ...place, ...flags], { env, columns: 1000 })).stdout;
  expect(await call(['--token-command', command])).toMatch(new RegExp(`nexload resume [^]*\n${told}.*\n$`));
  expect(await call([], { NEXLOAD_TOKEN_COMMAND: command })).not.toContain(told);
});

test('a run with a token command that stopped says so to stderr under -q', async () => {
  const scene = await openDeposits(onTestFinished, { env: {} });
  const words = ['apply', join(scene.folder, 'deposits.csv'), '--yes', '-q', '--max-writes', '1', '--report', 'none'];
  const place = ['--base-url', scene.sandbox.baseUrl, '--home', join(scene.folder, 'home')];
  const token = ['--token-command', `printf ${scene.sandbox.token}`];
  const { stdout, stderr } = await callNexload([...words, ...place, ...token], { env: {}, columns: 1000 });
  expect(stdout).toMatch(/\nnexload resume .*\n$/);
  expect(stderr).toMatch(/^Say --token-command again with these commands.*\n$/);
});

test('a run that stopped ends with the command that goes on, under -q as well', async () => {
  const scene = await openDeposits(onTestFinished);
  const { stdout } = await scene.nexload('apply deposits.csv --yes -q --max-writes 1');
  expect(stdout.trimEnd().split('\n')).toEqual([
    expect.any(String),
    expect.any(String),
    expect.stringMatching(/^nexload resume \S+-apply-\w+ --home /),
  ]);
});
