import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { deadUrl, serve, serveSelfSigned } from '../io/api/tiny-server.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { openSandbox } from '../sandbox/open-sandbox.ts';
import { runCommand, type Printed } from './run-command.ts';

const token = { NEXLOAD_TOKEN: 'rehearsal-token' };

async function whoami(baseUrl: string, more: readonly string[] = [], env = token): Promise<Printed> {
  const home = join(await temporaryFolder(), 'home');
  return runCommand(['whoami', '--base-url', baseUrl, '--home', home, ...more], env);
}

describe('nexload whoami', () => {
  test('says who, where, for which businesses and with which roles', async () => {
    const { baseUrl } = await openSandbox();
    expect(await whoami(baseUrl)).toEqual({
      exitCode: 0,
      out: `Alex Example <admin@example.com> on ${baseUrl}
Businesses:
  Rehearsal House (1, default)
Roles:
  administrator, so every role
`,
      err: '',
    });
  });

  test('says the same in one document', async () => {
    const { baseUrl } = await openSandbox({ roles: ['ContractDeposit-Edit'] });
    expect(JSON.parse((await whoami(baseUrl, ['--json'])).out)).toEqual({
      baseUrl,
      id: 4_200_001,
      email: 'admin@example.com',
      fullName: 'Alex Example',
      businesses: [{ id: 1, name: 'Rehearsal House', isDefault: true }],
      roles: ['ContractDeposit-Edit'],
      isAdministrator: false,
      hasApiAccess: true,
      isActive: true,
    });
  });

  test('waits while the server is throttled', async () => {
    let count = 0;
    const { baseUrl } = await serve((_, response) => {
      count += 1;
      if (count === 1) response.writeHead(429).end('Wait 0.1 seconds');
      else response.end(JSON.stringify({ Id: 1, Email: 'ann@example.com' }));
    });
    expect(await whoami(baseUrl)).toMatchObject({ exitCode: 0 });
  });

  test('lets no name give orders to the terminal', async () => {
    const me = { Id: 1, Email: 'ann@example.com', FullName: 'Ann\u001b[2J', APIAccess: false };
    const { baseUrl } = await serve((_, response) => void response.end(JSON.stringify(me)));
    const { out } = await whoami(baseUrl);
    expect(out).not.toContain('\u001b');
    expect(out).toContain('The account has no API access.');
  });

  test('ends with 6 where the token is dead', async () => {
    const { baseUrl } = await openSandbox();
    const { exitCode, err } = await whoami(baseUrl, [], { NEXLOAD_TOKEN: 'dead' });
    expect([exitCode, err]).toEqual([6, expect.stringContaining('does not let you in')]);
  });

  test('ends with 5 where the server cannot be reached', async () => {
    const { exitCode, out } = await whoami(await deadUrl(), ['--json']);
    expect([exitCode, JSON.parse(out)]).toMatchObject([5, { error: { code: 'target-unreachable' } }]);
  });

  test.each([
    ['a page', 200, 'Hotel'],
    ['a redirect', 302, 'the server sends us on to https://hotel.example/'],
  ])('ends with 5 where %s answers, as the doctor does, and advises to check the address', async (_, status, says) => {
    const { baseUrl } = await serve(
      (...[, response]) =>
        void response.writeHead(status, { location: 'https://hotel.example/' }).end('<title>Hotel</title>'),
    );
    const { exitCode, err } = await whoami(baseUrl);
    expect([exitCode, err]).toEqual([5, expect.stringContaining(`does not look like a Nexudus: ${says}`)]);
    expect(err).toContain('\n      check --base-url, and firewalls on the way');
    const home = join(await temporaryFolder(), 'home');
    expect(await runCommand(['doctor', '--base-url', baseUrl, '--home', home], token)).toMatchObject({ exitCode });
  });

  test('names the variable for the certificate of a company where one is not trusted', async () => {
    const { baseUrl } = await serveSelfSigned((_, response) => void response.end('{}'));
    const { exitCode, err } = await whoami(baseUrl);
    expect([exitCode, err]).toEqual([5, expect.stringContaining('NODE_EXTRA_CA_CERTS')]);
  });

  test('says what basic needs where nobody is named', async () => {
    const { exitCode, err } = await whoami('http://127.0.0.1:1', ['--auth', 'basic'], {} as typeof token);
    expect([exitCode, err]).toEqual([2, expect.stringContaining('error --auth basic sends NEXLOAD_USERNAME and')]);
    expect(err).toContain('leave --auth basic out');
  });

  test.each([
    ['http to another machine', ['--base-url', 'http://spaces.nexudus.com'], 'in the clear'],
    ['a time-out that is none', ['--base-url', 'http://127.0.0.1:1', '--timeout', 'soon'], 'no duration'],
    ['a time-out of a month', ['--base-url', 'http://127.0.0.1:1', '--timeout', '30d'], 'too long'],
  ])('ends with 2 at %s', async (...[, flags, message]) => {
    const { exitCode, err } = await runCommand(['whoami', ...flags], token);
    expect([exitCode, err]).toEqual([2, expect.stringContaining(message)]);
  });

  test('gives up after the time-out', async () => {
    const { baseUrl } = await serve(() => undefined);
    const { exitCode, err } = await whoami(baseUrl, ['--timeout', '100ms']);
    expect([exitCode, err]).toEqual([5, expect.stringContaining('no answer came within 0.1 seconds')]);
  });
});
