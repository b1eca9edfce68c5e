import { describe, test } from 'vitest';
import { patienceMs } from '../helpers/built-command.ts';
import { openDeposits, valuesOf } from '../helpers/deposits.ts';
import type { Scene, SceneOptions } from '../helpers/open-scene.ts';

const user = { NEXLOAD_USERNAME: 'admin@example.com', NEXLOAD_PASSWORD: 'rehearsal' };
const wanted = [201.5, 202.5, 203.5, 204.5];
const apply = 'apply deposits.csv --yes --limits none';

/** What is wrong before the first request, and what is said of it. */
interface Closed extends Pick<SceneOptions, 'env' | 'sandbox'> {
  readonly title: string;
  readonly flags?: string;
  readonly exitCode: number;
  readonly says: string;
}

const doctor = 'check the secrets and that the user has API access; `nexload doctor --base-url SANDBOX';

const closed: readonly Closed[] = [
  {
    title: 'with a wrong password',
    env: { ...user, NEXLOAD_PASSWORD: 'Wr0ng' },
    exitCode: 6,
    says: 'error SANDBOX refuses the sign-in: The user name or password is incorrect.\n      check the e-mail, the password and,',
  },
  {
    title: 'with a wrong password in each request',
    env: { ...user, NEXLOAD_PASSWORD: 'Wr0ng' },
    flags: '--auth basic',
    exitCode: 6,
    says: `error SANDBOX does not let you in: Authorization has been denied for this request.\n      ${doctor}`,
  },
  {
    title: 'with a dead token',
    env: { NEXLOAD_TOKEN: 'Wr0ng' },
    exitCode: 6,
    says: `error SANDBOX does not let you in: Authorization has been denied for this request.\n      ${doctor}`,
  },
  {
    title: 'of nobody',
    env: {},
    exitCode: 6,
    says: 'error nobody is signed in to SANDBOX\n      set NEXLOAD_TOKEN, or',
  },
  {
    title: 'where nothing listens',
    flags: '--base-url http://127.0.0.1:9',
    exitCode: 5,
    says: 'error http://127.0.0.1:9 cannot be reached: nothing listens there\n      check --base-url and the network',
  },
  {
    title: 'to a host that does not exist',
    flags: '--base-url https://nexload.invalid',
    exitCode: 5,
    says: 'error https://nexload.invalid cannot be reached: ',
  },
];

describe.concurrent('a run', { timeout: patienceMs }, () => {
  test.for(closed)(
    '$title ends before anything is read',
    async ({ flags = '', exitCode, says, ...options }, { expect, onTestFinished }) => {
      const scene = await openDeposits(onTestFinished, options);
      const called = await scene.nexload(`${apply} ${flags}`.trim());
      expect([called.exitCode, called.stdout]).toEqual([exitCode, '']);
      expect(called.stderr).toContain(says);
      expect(called.stderr).not.toContain('Wr0ng');
      expect(scene.sandbox.requests().filter(({ path }) => path.startsWith('/api/billing'))).toEqual([]);
      const { document } = await scene.tell(`${apply} ${flags}`.trim());
      expect(document.run).toMatchObject({ exitCode, resumeCommand: null });
    },
  );

  test.for(['List', 'Edit'])(
    'of a user who lacks the role %s writes nothing',
    async (role, { expect, onTestFinished }) => {
      const roles = ['Read', 'List', 'Edit'].filter((held) => held !== role).map((held) => `ContractDeposit-${held}`);
      const scene = await openDeposits(onTestFinished, { sandbox: { roles }, env: user });
      const before = valuesOf(scene, 'Price');
      const { exitCode, stdout } = await scene.nexload(apply);
      expect([exitCode, valuesOf(scene, 'Price')]).toEqual([6, before]);
      expect(stdout).toContain(
        'Stopped, because the server does not let us in: status 401 and no reason, as for a token that is dead or a role that is missing. 0 records updated, 4 rows still to do.',
      );
      expect(stdout).toContain('see what nexload doctor misses');
      const found = await scene.nexload(`doctor --base-url ${scene.sandbox.baseUrl}`);
      expect([found.exitCode, found.stdout]).toEqual([
        6,
        expect.stringContaining(`ContractDeposit-${role} is missing`),
      ]);
    },
  );

  test('of a user without API access stops, and goes on once it is given', async ({ expect, onTestFinished }) => {
    const refusal = { status: 403, body: { Message: 'The user has no API access.' } };
    const scene = await openDeposits(onTestFinished, { faults: [{ match: { path: '/api/billing' }, do: refusal }] });
    const first = await scene.nexload(apply);
    expect([first.exitCode, scene.writes()]).toEqual([6, []]);
    expect(first.stdout).toContain('because the server does not let us in: The user has no API access. 0 records');
    await scene.fault([]);
    const second = await scene.nexload(`${resumeIn(first.stdout)} --yes`);
    expect([second.exitCode, valuesOf(scene, 'Price')]).toEqual([0, wanted]);
  });
});

/** A scene whose sign-ins are over once two records are written; the clocks of client and server stay a week apart. */
async function openEnding(
  onFinished: Parameters<typeof openDeposits>[0],
  env: SceneOptions['env'] = {},
): Promise<Scene> {
  const weekMs = 7 * 86_400_000;
  let scene: Scene | null = null;
  const isOver = (): boolean => (scene?.writes().filter(({ status }) => status === 200).length ?? 0) >= 2;
  const now = (): number => Date.now() + (isOver() ? weekMs : 0);
  scene = await openDeposits(onFinished, { env, sandbox: { now } });
  return scene;
}

function callsOf({ sandbox }: Scene, path: string): number {
  return sandbox.requests().filter((request) => request.path === path).length;
}

function resumeIn(stdout: string): string {
  return /nexload (resume \S+)/.exec(stdout)?.[1] ?? 'no resume';
}

describe.concurrent('a token that dies in the middle of a run', { timeout: patienceMs }, () => {
  test.for([
    ['of a stored login', {}, 3],
    ['got by a password', user, 2],
  ] as const)('%s is renewed, and nobody notices', async ([, env, signIns], { expect, onTestFinished }) => {
    const scene = await openEnding(onTestFinished, env);
    if (signIns === 3) await scene.nexload(`login --base-url ${scene.sandbox.baseUrl}`, { env: user });
    const { exitCode, stdout, stderr } = await scene.nexload(`${apply} --concurrency 1`);
    expect([exitCode, stderr, valuesOf(scene, 'Price')], stdout).toEqual([0, '', wanted]);
    expect(callsOf(scene, '/api/token')).toBe(signIns);
    expect(scene.writes().map(({ status }) => status)).toContain(401);
    const again = await scene.tell(apply);
    expect([again.exitCode, again.document.totals.unchanged]).toEqual([0, 4]);
  });

  test('and has no other behind it stops the run, which goes on with a new one', async ({ expect, onTestFinished }) => {
    const scene = await openEnding(onTestFinished);
    const body = new URLSearchParams({
      grant_type: 'password',
      username: user.NEXLOAD_USERNAME,
      password: 'rehearsal',
    });
    const answer = await fetch(`${scene.sandbox.baseUrl}/api/token`, { method: 'POST', body });
    const { access_token: token } = (await answer.json()) as { readonly access_token: string };
    const first = await scene.nexload(`${apply} --concurrency 1`, { env: { NEXLOAD_TOKEN: token } });
    expect([first.exitCode, valuesOf(scene, 'Price').slice(0, 2)]).toEqual([6, wanted.slice(0, 2)]);
    expect(first.stdout).toContain('2 records updated, 2 rows still to do.');
    expect(first.stdout).toContain('Sign in again, or see what nexload doctor misses; then go on with the rows');
    const resume = `${resumeIn(first.stdout)} --yes`;
    const dead = await scene.nexload(resume, { env: { NEXLOAD_TOKEN: token } });
    expect([dead.exitCode, dead.stdout]).toEqual([6, '']);
    const second = await scene.nexload(resume, { env: { NEXLOAD_TOKEN: scene.sandbox.token } });
    expect([second.exitCode, second.stderr, valuesOf(scene, 'Price')], second.stdout).toEqual([0, '', wanted]);
    expect(scene.writes().filter(({ status }) => status === 200)).toHaveLength(4);
    expect(first.stdout + dead.stderr + second.stdout).not.toContain(token);
  });
});
