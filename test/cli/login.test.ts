import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { describe, expect, test } from 'vitest';
import type { Keyboard } from '../../src/cli/ask.ts';
import { createLoginCommand } from '../../src/cli/commands/login.ts';
import type { SandboxOptions } from '../../src/sandbox/settings.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { openSandbox, type Opened } from '../sandbox/open-sandbox.ts';
import { createTerminal, runCommand, type Printed } from './run-command.ts';

const user = { NEXLOAD_USERNAME: 'admin@example.com', NEXLOAD_PASSWORD: 'rehearsal' };

interface Scene {
  readonly sandbox: Opened;
  readonly home: string;
  /** The flags that lead there. */
  readonly flags: readonly string[];
}

async function open(options: SandboxOptions = {}): Promise<Scene> {
  const sandbox = await openSandbox(options);
  const home = join(await temporaryFolder(), 'home');
  return { sandbox, home, flags: ['--base-url', sandbox.baseUrl, '--home', home] };
}

/** A person who types one line for each question, as a terminal in raw mode passes it on. */
async function runWithPerson({ sandbox, home }: Scene, typed: readonly string[]): Promise<Printed> {
  let isRaw = false;
  const setRawMode = (isOn: boolean): void => void (isRaw = isOn);
  const keyboard: Keyboard & PassThrough = Object.assign(new PassThrough(), { isTTY: true, setRawMode });
  const lines = [...typed];
  const terminal = createTerminal({}, (text) => {
    if (!text.endsWith(': ')) return;
    // Out of raw mode the terminal itself shows what is typed.
    const line = isRaw ? (lines.shift() ?? '') : 'shown by the terminal\u0003';
    setImmediate(() => keyboard.write(line));
  });
  const args = { 'base-url': sandbox.baseUrl, home, timeout: '30s' };
  const run = createLoginCommand(() => keyboard).run(args, terminal);
  const exitCode = await run.catch((error: unknown) => {
    terminal.err(`${String(error)}\n`);
    return (error as { exitCode: number }).exitCode;
  });
  return { exitCode, ...terminal.printed() };
}

describe('nexload login', () => {
  test('with secrets of the environment keeps a login that later commands use', async () => {
    const { flags } = await open();
    const { exitCode, out } = await runCommand(['login', ...flags], user);
    expect([exitCode, out]).toEqual([0, expect.stringContaining('as admin@example.com.')]);
    expect(await runCommand(['whoami', ...flags])).toMatchObject({ exitCode: 0 });
  });

  test('says what it did in one document', async () => {
    const { flags, sandbox } = await open();
    const { out } = await runCommand(['login', '--json', ...flags], user);
    expect(JSON.parse(out)).toEqual({
      baseUrl: sandbox.baseUrl,
      username: 'admin@example.com',
      place: 'file',
      file: expect.stringMatching(/logins/) as unknown,
    });
  });

  test('asks a person for what the environment does not say, and shows no password', async () => {
    const { exitCode, out, err } = await runWithPerson(await open(), ['admin@example.com\r', 'rehearsal\r']);
    expect([exitCode, out]).toEqual([0, expect.stringContaining('Signed in')]);
    expect(err).toContain('E-mail: ');
    expect(err).toContain('admin@example.com');
    expect(err).toContain('Password (not shown): ');
    expect(out + err).not.toContain('rehearsal');
  });

  test('lets a person mend what they typed', async () => {
    const scene = await open();
    expect(await runWithPerson(scene, ['admin@example.com\r', 'rehearx\u007fsal\r'])).toMatchObject({ exitCode: 0 });
  });

  test('asks for the code only where two-factor authentication is on', async () => {
    const typed = ['admin@example.com\r', 'rehearsal\r', '123456\r'];
    expect(await runWithPerson(await open({ totp: '123456' }), typed)).toMatchObject({
      exitCode: 0,
      err: expect.stringContaining('Two-factor code: ') as unknown,
    });
    expect((await runWithPerson(await open(), typed)).err).not.toContain('code');
  });

  test('ends with 130 when the person presses Ctrl-C', async () => {
    const scene = await open();
    expect(await runWithPerson(scene, ['admin@example.com\r', 'rehe\u0003'])).toMatchObject({ exitCode: 130 });
    expect(scene.sandbox.requests()).toEqual([]);
  });

  test('refuses where nobody is there and the environment is silent', async () => {
    const { flags } = await open();
    expect(await runCommand(['login', ...flags])).toMatchObject({
      exitCode: 6,
      err: expect.stringContaining('set NEXLOAD_USERNAME') as unknown,
    });
  });

  test('names the variable of the code where nobody is there to type it', async () => {
    const { flags } = await open({ totp: '123456' });
    expect(await runCommand(['login', ...flags], user)).toMatchObject({
      exitCode: 6,
      err: expect.stringContaining('NEXLOAD_TOTP') as unknown,
    });
    expect(await runCommand(['login', ...flags], { ...user, NEXLOAD_TOTP: '123456' })).toMatchObject({ exitCode: 0 });
  });

  test('with a wrong password ends with 6 and keeps nothing', async () => {
    const { flags, home } = await open();
    const env = { ...user, NEXLOAD_PASSWORD: 'wrong' };
    const { exitCode, out } = await runCommand(['login', '--json', ...flags], env);
    expect([exitCode, JSON.parse(out)]).toMatchObject([6, { error: { code: 'sign-in-refused' } }]);
    expect(readdirSync(home)).not.toContain('logins');
  });

  test.each(['--token', '--password', '--totp', '--api-key'])(
    'takes no %s, and says where secrets come from',
    async (flag) => {
      const { exitCode, out, err } = await runCommand(['login', flag, 's3cret']);
      expect(exitCode).toBe(2);
      expect(err).toContain(`${flag} is refused`);
      expect(err).toContain('NEXLOAD_TOKEN');
      expect(out + err).not.toContain('s3cret');
    },
  );
});

describe('no secret', () => {
  test('is printed, logged or kept by any command, but for the refresh token in its file', async () => {
    const { sandbox, flags, home } = await open({ totp: '918273', password: 'correct-horse' });
    const env = { ...user, NEXLOAD_PASSWORD: 'correct-horse', NEXLOAD_TOTP: '918273' };
    const log = join(home, '..', 'nexload.log');
    const loud = [...flags, '-v', '--log-file', log, '--log-level', 'debug'];
    const printed: Printed[] = [];
    for (const command of ['login', 'whoami', 'doctor', 'logout', 'login'])
      for (const more of [[], ['--json']]) printed.push(await runCommand([command, ...loud, ...more], env));
    printed.push(await runCommand(['whoami', ...loud, '--auth', 'basic'], env));
    printed.push(await runCommand(['whoami', ...loud, '--token-command', 'echo rehearsal-token']));
    printed.push(await runCommand(['whoami', ...loud], { NEXLOAD_TOKEN: 'dead-token' }));
    printed.push(await runCommand(['whoami', ...loud], { ...env, NEXLOAD_PASSWORD: 'wrong-horse' }));
    expect(printed.map(({ exitCode }) => exitCode).filter((code) => code !== 0)).toEqual([6, 6]);
    const files = readdirSync(home, { recursive: true, encoding: 'utf8' }).map((name) => join(home, name));
    const [store = '', ...others] = files.filter((file) => file.endsWith('.json'));
    const rest = files.filter((file) => statSync(file).isFile() && file !== store);
    const seen = JSON.stringify([printed, [...rest, log].map((file) => readFileSync(file, 'utf8'))]);
    const { refreshToken } = JSON.parse(readFileSync(store, 'utf8')) as { refreshToken: string };
    const basic = Buffer.from('admin@example.com:correct-horse').toString('base64');
    const secrets = ['correct-horse', 'wrong-horse', '918273', 'rehearsal-token', 'dead-token', basic, refreshToken];
    expect(secrets.filter((secret) => seen.includes(secret))).toEqual([]);
    expect(secrets.filter((secret) => readFileSync(store, 'utf8').includes(secret))).toEqual([refreshToken]);
    expect([others, statSync(store).mode & 0o777]).toEqual([[], 0o600]);
    expect(readFileSync(log, 'utf8')).toContain('request answered');
    expect(sandbox.requests().length).toBeGreaterThan(20);
  });
});
