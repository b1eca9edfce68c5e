import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { describe, test, type ExpectStatic } from 'vitest';
import type { RunDocument } from '../../src/index.ts';
import { connectDatabase } from '../../src/sqlite/open-database.ts';
import { patienceMs } from '../helpers/built-command.ts';
import { openScene, type OnFinished, type Scene } from '../helpers/open-scene.ts';

const token = 'tok-3f9c/+=Zq';
const username = 'operator.quokka@example.com';
// Every way of writing it down makes something else of it.
const password = 'Pä55 "w&rd"/\\+%';
const totp = 'code-of-77-now';

const basic = Buffer.from(`${username}:${password}`).toString('base64');

/** One way of signing in. */
interface Way {
  readonly title: string;
  readonly env: Readonly<Record<string, string>>;
  readonly flags?: string;
  readonly totp?: string;
  /** What every request carries. */
  readonly echo?: string;
  /** True where `nexload login` comes first and the environment holds nothing afterwards. */
  readonly logsIn?: boolean;
}

const account = { NEXLOAD_USERNAME: username, NEXLOAD_PASSWORD: password };
const ways: readonly Way[] = [
  { title: 'a token', env: { NEXLOAD_TOKEN: token }, echo: token },
  { title: 'e-mail, password and code', env: { ...account, NEXLOAD_TOTP: totp }, totp },
  { title: 'e-mail and password with each request', env: account, flags: '--auth basic', echo: `${basic} ${password}` },
  { title: 'a login', env: { ...account, NEXLOAD_TOTP: totp }, totp, logsIn: true },
];

// Unlike anything else that could be said, in the file as well as in the records.
const people = ['Zuleika Quizzaciously', 'zuleika.q@example.com', '1985-03-17', 'Flibber Lane 7', 'owes Borborygm 40'];
const rows = [61_001, 61_002, 61_003].map((id) => [id, ...people].join(','));
const files = {
  'contract-contacts.csv': `Id,FullName,Email,DateOfBirth,Address,Notes\n${rows.join('\n')}\n`,
};
const held = { FullName: 'Vexil Gobbledegook', Email: 'vexil.g@example.com', Notes: 'Snollygoster since May' };

/** A server that repeats what it was sent. */
function echoing({ echo = '' }: Way): readonly unknown[] {
  const body = { Message: `It is wrong: ${echo} ${people.join(', ')}`, Errors: [], WasSuccessful: false };
  return [
    { match: { method: 'PUT', id: 61_002, nth: 1 }, do: { status: 500, body } },
    { match: { method: 'PUT', id: 61_003 }, do: { status: 400, body } },
  ];
}

describe.concurrent('with secrets from', { timeout: patienceMs }, () => {
  test.for(ways)('$title none is left anywhere, and no person in a log', async (way, { expect, onTestFinished }) => {
    const { scene, data } = await open(onTestFinished, way);
    const said = await useEverything(scene, way, expect);
    const kept = await filesIn(scene.folder);
    expect(kept.size).toBeGreaterThan(12);
    const everything = new Map([...kept, ['what was said', Buffer.from(said)]]);
    const granted = grantedIn(data);
    const secrets = [token, password, totp, `${username}:${password}`, ...granted];
    const found = findIn(everything, secrets.flatMap(spellings));
    // The one place for the one secret that a login leaves behind.
    const isLogin = (name: string): boolean => name.startsWith(join('home', 'logins'));
    expect(found.filter(([name, secret]) => !(isLogin(name) && granted.includes(secret)))).toEqual([]);
    expect(found.map(([name]) => name).filter(isLogin)).toHaveLength(way.logsIn === true ? 1 : 0);
    const logs = new Map([...kept].filter(([name]) => name.endsWith('.log')));
    expect(logs.size).toBeGreaterThan(4);
    // The words of the server are passed on, but for what is secret.
    expect(said).toContain('It is wrong');
    expect(findIn(logs, [...people, ...Object.values(held), username])).toEqual([]);
  });
});

test('what a server says of people when it shuts the door is shown, and not logged', async ({
  expect,
  onTestFinished,
}) => {
  const { scene } = await open(onTestFinished, { title: '', env: { NEXLOAD_TOKEN: token } });
  const [name = ''] = people;
  await scene.fault([{ match: { method: 'PUT' }, do: { status: 403, body: { Message: `${name} is none of yours` } } }]);
  const { exitCode, stdout } = await scene.nexload('apply contract-contacts.csv --limits none --yes --log-file 1.log');
  expect(exitCode).toBe(6);
  expect(stdout).toContain(`${name} is none of yours`);
  const log = await readFile(join(scene.folder, '1.log'), 'utf8');
  expect(log).toContain('"why":"denied","message":"the server does not let us in"');
  expect(log).not.toContain(name);
});

async function open(
  onFinished: OnFinished,
  { env, totp: code }: Way,
): Promise<{ readonly scene: Scene; readonly data: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'nexload-sandbox-'));
  onFinished(async () => await rm(folder, { recursive: true, force: true }));
  const data = join(folder, 'sandbox.sqlite');
  const sandbox = { data, token, username, password, ...(code !== undefined && { totp: code }) };
  const scene = await openScene(onFinished, { files, sandbox, env });
  for (const id of [61_001, 61_002, 61_003]) await scene.meddle('contract-contacts', id, held);
  return { scene, data };
}

/** Every command that has to do with an account, with as much logged as can be; gives all that they said. */
async function useEverything(scene: Scene, way: Way, expect: ExpectStatic): Promise<string> {
  const { flags, env, logsIn = false } = way;
  const said: string[] = [];
  let count = 0;
  const call = async (words: string, exitCode: number, from = logsIn ? {} : env): Promise<string> => {
    count += 1;
    const called = await scene.nexload(
      `${[words, flags].flatMap((part) => part ?? []).join(' ')} --log-level debug -v --log-file ${count}.log`,
      { env: from },
    );
    expect({ words, ...called }).toMatchObject({ words, exitCode });
    said.push(called.stdout, called.stderr);
    return called.stdout;
  };
  const place = `--base-url ${scene.sandbox.baseUrl}`;
  if (logsIn) await call(`login ${place}`, 0, env);
  await call(`doctor ${place} --limits none`, 0);
  await call('plan contract-contacts.csv --limits none --out saved.json', 0);
  await scene.fault(echoing(way));
  const text = await call('apply contract-contacts.csv --limits none --yes --max-writes 1 --json', 10);
  const { run } = JSON.parse(text) as RunDocument;
  await call(`resume ${run.id} --limits none --yes`, 3);
  await call(`rollback ${run.id} --limits none --yes --json`, 0);
  return said.join('\n');
}

async function filesIn(folder: string): Promise<ReadonlyMap<string, Buffer>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  const read = paths.map(async (path): Promise<[string, Buffer]> => [relative(folder, path), await readFile(path)]);
  return new Map(await Promise.all(read));
}

/** What the sandbox gave out for signing in. */
function grantedIn(data: string): readonly string[] {
  const database = connectDatabase(data);
  const sessions = database.prepare('SELECT access_token, refresh_token FROM session').all();
  database.close();
  return sessions.flatMap((session) => Object.values(session).map(String)).filter((text) => text !== '');
}

/** All the ways in which a secret may be written down. */
function spellings(secret: string): readonly string[] {
  const bytes = Buffer.from(secret, 'utf8');
  const form = new URLSearchParams({ a: secret }).toString().slice(2);
  const encoded = [bytes.toString('base64'), bytes.toString('base64url'), bytes.toString('hex')];
  return [...new Set([secret, encodeURIComponent(secret), form, JSON.stringify(secret).slice(1, -1), ...encoded])];
}

function findIn(
  places: ReadonlyMap<string, Buffer>,
  texts: readonly string[],
): ReadonlyArray<readonly [string, string]> {
  return [...places].flatMap(([name, bytes]) =>
    texts.filter((text) => bytes.includes(text)).map((text): [string, string] => [name, text]),
  );
}
