import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { rollback, type RunDocument } from '../../src/index.ts';
import { openJournal } from '../../src/io/journal/open-journal.ts';
import type { JsonObject } from '../../src/sandbox/json.ts';
import { openScene, type Scene, type Told } from '../helpers/open-scene.ts';
import { filesArbitrary, records, strangeRecords } from './rollback-rows.ts';

/** Every record that the rows speak of, but for who changed it last and when. */
function look(scene: Scene): readonly JsonObject[] {
  return records.map(({ type, id }) => {
    const { UpdatedOn: _, UpdatedBy: __, ...rest } = scene.record(type, id);
    // A text of spaces is as good as none, and comes back as none.
    const isNone = (value: unknown): boolean => typeof value === 'string' && value.trim() === '';
    return Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, isNone(value) ? null : value]));
  });
}

async function openStrange(
  files: Readonly<Record<string, string>>,
  strange: readonly JsonObject[],
  cleanUps: (() => Promise<void>)[],
): Promise<Scene> {
  const scene = await openScene((cleanUp) => cleanUps.unshift(cleanUp), { files, sandbox: { records: 12 } });
  for (const [at, { type, id }] of records.entries()) await scene.meddle(type, id, strange[at] ?? {});
  return scene;
}

async function send(scene: Scene, words: string): Promise<Told> {
  return await scene.tell(`${words} --yes --limits none`);
}

/** Runs a test of scenes that each end before the next begins. */
async function inScene(
  options: { readonly files: Readonly<Record<string, string>>; readonly strange: readonly JsonObject[] },
  use: (scene: Scene) => Promise<void>,
): Promise<void> {
  const cleanUps: (() => Promise<void>)[] = [];
  try {
    await use(await openStrange(options.files, options.strange, cleanUps));
  } finally {
    for (const cleanUp of cleanUps) await cleanUp();
  }
}

const rounds = { numRuns: Number(process.env['ROUNDS'] ?? 1), endOnFailure: true };

test('whatever a run did to records of any type, a rollback takes it back, another one does it again, and so does undo.csv', async () => {
  await fc.assert(
    fc.asyncProperty(filesArbitrary, strangeRecords, async (files, strange) => {
      await inScene({ files, strange }, async (scene) => {
        const before = look(scene);
        const done = await send(scene, `apply ${Object.keys(files).join(' ')}`);
        expect(done.document.totals).toMatchObject({ rows: records.length, updated: records.length });
        const after = look(scene);
        const back = await send(scene, `rollback ${done.document.run.id}`);
        expect([back.exitCode, look(scene)]).toEqual([0, before]);
        const again = await send(scene, `rollback ${back.document.run.id}`);
        expect([again.exitCode, look(scene)]).toEqual([0, after]);
        const undo = await send(scene, `apply ${done.document.files.undo?.join(' ')}`);
        expect([undo.exitCode, look(scene)]).toEqual([0, before]);
      });
    }),
    rounds,
  );
});

test('what --mode replace cleared comes back, the fields that no file can name among it', async () => {
  await fc.assert(
    fc.asyncProperty(filesArbitrary, strangeRecords, async (files, strange) => {
      await inScene({ files, strange }, async (scene) => {
        const before = look(scene);
        const done = await send(scene, `apply ${Object.keys(files).join(' ')} --mode replace`);
        expect(done.document.totals).toMatchObject({ updated: records.length });
        expect(look(scene).filter(({ SystemId }) => SystemId !== null)).toEqual([]);
        const back = await send(scene, `rollback ${done.document.run.id}`);
        expect([back.exitCode, look(scene)]).toEqual([0, before]);
      });
    }),
    rounds,
  );
});

const files = { 'contract-deposits.csv': 'Id,Notes,Price\n41001,one,11\n41002,two,12\n41003,three,13\n' };

async function applied(): Promise<{ readonly scene: Scene; readonly run: string; readonly before: JsonObject[] }> {
  const scene = await openScene(onTestFinished, { files });
  const before = [41_001, 41_002, 41_003].map((id) => scene.record('contract-deposits', id));
  const { document } = await send(scene, 'apply contract-deposits.csv');
  return { scene, run: document.run.id, before };
}

test('a rollback leaves alone what somebody changed since, says who, and puts the rest back around what else they did', async () => {
  const { scene, run, before } = await applied();
  await scene.meddle('contract-deposits', 41_001, { Price: 99 });
  await scene.meddle('contract-deposits', 41_002, { Refundable: true, SystemId: 'theirs' });
  const { exitCode, document, rows } = await send(scene, `rollback ${run}`);
  expect([exitCode, document.totals]).toMatchObject([3, { rows: 3, updated: 2, stale: 1 }]);
  expect(scene.record('contract-deposits', 41_001)).toMatchObject({ Notes: 'one', Price: 99 });
  const { Notes, Price } = before[1] ?? {};
  expect(scene.record('contract-deposits', 41_002)).toMatchObject({
    Notes,
    Price,
    Refundable: true,
    SystemId: 'theirs',
  });
  const [stale] = await rows();
  expect(stale).toMatchObject({ id: '41001', status: 'stale', attempts: '0' });
  expect(stale?.['message']).toContain('Price: was 11 and is now 99, changed by "somebody.else@example.com" on 20');
});

test('a rollback says where in the file the row stands, and offers nobody to apply what it left alone', async () => {
  const rows = 'Price,Id\nten,41009\n12,41001\n13,41002\n';
  const scene = await openScene(onTestFinished, { files: { 'contract-deposits.csv': rows } });
  const { document } = await send(scene, 'apply contract-deposits.csv --skip-invalid');
  await scene.meddle('contract-deposits', 41_002, { Price: 99 });
  const { stdout } = await scene.nexload(`rollback ${document.run.id} --yes --limits none`);
  expect(stdout).toMatch(/^ {4}A4: was 13 and is now 99,/m);
  expect(stdout).not.toContain('nexload apply');
  const { stderr } = await scene.nexload('resume --yes');
  expect(stderr).toContain('1 row is not well, and its report says why.');
});

test('a rollback puts back a write that was given up and came late, and finds nothing to do where it never came', async () => {
  const faults = [{ match: { method: 'PUT' }, do: 'reset' }];
  const scene = await openScene(onTestFinished, { files });
  const before = scene.record('contract-deposits', 41_001);
  await scene.fault(faults);
  const { document } = await send(scene, 'apply contract-deposits.csv --retries 0 --max-errors 100%');
  expect(document.totals).toMatchObject({ failed: 3 });
  await scene.fault([]);
  await scene.meddle('contract-deposits', 41_001, { Notes: 'one', Price: 11 });
  const back = await send(scene, `rollback ${document.run.id}`);
  expect([back.exitCode, back.document.totals]).toMatchObject([0, { updated: 1, unchanged: 2 }]);
  const { Notes, Price } = before;
  expect(scene.record('contract-deposits', 41_001)).toMatchObject({ Notes, Price });
});

test('a rollback names a record that somebody changed before it was known that our write had arrived', async () => {
  const scene = await openScene(onTestFinished, {
    files: { 'contract-deposits.csv': 'Id,Notes,Price\n41001,one,11\n' },
  });
  await scene.fault([
    { match: { method: 'PUT' }, do: 'apply-then-reset' },
    { match: { method: 'GET', id: 41_001 }, do: { status: 500, body: {} } },
  ]);
  const { document } = await send(scene, 'apply contract-deposits.csv --retries 0');
  expect(document.totals).toMatchObject({ unknown: 1 });
  await scene.fault([]);
  await scene.meddle('contract-deposits', 41_001, { Price: 778 });
  expect((await send(scene, 'resume')).document.totals).toMatchObject({ stale: 1 });
  const back = await send(scene, `rollback ${document.run.id}`);
  expect([back.exitCode, back.document.totals]).toMatchObject([3, { stale: 1 }]);
  expect(scene.record('contract-deposits', 41_001)).toMatchObject({ Notes: 'one', Price: 778 });
});

test('a rollback of --mode replace brings back whatever stood in fields that no file can name', async () => {
  const table = 'Id,CoworkerContractId,ProductId\n41001,9001,501\n';
  const scene = await openScene(onTestFinished, { files: { 'contract-deposits.csv': table } });
  const theirs = {
    Extra: { list: [{ Id: 1 }, null, 'x'], more: { deep: [[1.5]] } },
    Others: [{ Name: 'a' }, 7, 'b'],
  };
  await scene.meddle('contract-deposits', 41_001, theirs);
  const { document } = await send(scene, 'apply contract-deposits.csv --mode replace');
  expect(scene.record('contract-deposits', 41_001)).toMatchObject({ Extra: null, Others: null });
  expect((await send(scene, `rollback ${document.run.id}`)).exitCode).toBe(0);
  expect(scene.record('contract-deposits', 41_001)).toMatchObject(theirs);
});

test('a rollback shows its plan and asks; after a no everything is as it was, and it can be asked again', async () => {
  const { scene, run, before } = await applied();
  const nobody = await scene.nexload(`rollback ${run} --limits none`);
  expect([nobody.exitCode, nobody.stderr]).toEqual([2, expect.stringContaining('--yes')]);
  expect(nobody.stderr).not.toContain('nexload plan');
  expect((await scene.nexload('rollback nosuch')).stderr).toContain('there is no run "nosuch"');
  const shown: RunDocument[] = [];
  const { baseUrl, token } = scene.sandbox;
  const options = { baseUrl, token, home: join(scene.folder, 'home'), limits: 'none' };
  const confirm = (plan: RunDocument): boolean => shown.push(plan) > 1;
  const refused = await rollback(run, { ...options, confirm });
  expect(refused.run.exitCode).toBe(130);
  expect(scene.writes()).toHaveLength(3);
  expect(shown[0]?.plan).toMatchObject({ update: 3, clears: expect.any(Number) as number });
  const groups = shown[0]?.plan.groups.filter(({ field }) => field === 'Price') ?? [];
  expect(groups.map((group) => [group.before, group.after])).toEqual(before.map(({ Price }, at) => [11 + at, Price]));
  expect((await rollback(run, { ...options, confirm })).totals).toMatchObject({ updated: 3 });
  expect(scene.record('contract-deposits', 41_001)).toMatchObject({ Price: before[0]?.['Price'] });
});

test('when a write arrives at the server, its before-image can already be read from the journal by others', async () => {
  const scene = await openScene(onTestFinished, { files });
  const found: unknown[] = [];
  const door = createServer((asked, reply) => {
    void (async () => {
      const body = await textOf(asked);
      if (asked.method === 'PUT') found.push(await journalled(scene, Number((JSON.parse(body) as JsonObject)['Id'])));
      const passed = await fetch(`${scene.sandbox.baseUrl}${asked.url}`, {
        method: asked.method ?? 'GET',
        headers: { authorization: asked.headers.authorization ?? '', 'content-type': 'application/json' },
        ...(body !== '' && { body }),
      });
      reply.writeHead(passed.status, { 'content-type': 'application/json' }).end(await passed.text());
    })();
  });
  await new Promise<void>((resolve) => void door.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => door.close().closeAllConnections());
  const { port } = door.address() as AddressInfo;
  const before = [41_001, 41_002, 41_003].map((id) => scene.record('contract-deposits', id));
  await send(scene, `apply contract-deposits.csv --concurrency 1 --base-url http://127.0.0.1:${port}`);
  expect(found).toEqual(before.map((image) => ({ state: 'sending', before: image })));
});

async function textOf(asked: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of asked.setEncoding('utf8')) text += String(chunk);
  return text;
}

/** What another reader of the journal finds about a record. */
async function journalled(scene: Scene, id: number): Promise<unknown> {
  const journal = await openJournal({ home: join(scene.folder, 'home') });
  try {
    const [run] = await journal.listRuns();
    const entries = await journal.listEntries(run?.id ?? '', { limit: 10 });
    return entries.filter((entry) => entry.id === id).map(({ state, before }) => ({ state, before }))[0];
  } finally {
    await journal.close();
  }
}
