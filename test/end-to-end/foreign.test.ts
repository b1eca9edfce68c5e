import { describe, test } from 'vitest';
import {
  readForeign,
  startForeignNexudus,
  type ForeignManners,
  type ForeignNexudus,
  type ForeignRecord,
} from '../helpers/foreign-nexudus.ts';
import { openScene, type OnFinished, type Scene } from '../helpers/open-scene.ts';
import { foreignFiles, foreignTables } from './foreign-records.ts';

interface Place {
  readonly foreign: ForeignNexudus;
  readonly scene: Scene;
  /** Words behind a command that send it there. */
  readonly there: string;
}

async function open(onFinished: OnFinished, manners: ForeignManners = {}): Promise<Place> {
  const foreign = await startForeignNexudus(onFinished, foreignTables, manners);
  const scene = await openScene(onFinished, {
    files: foreignFiles,
    sandbox: { records: 0 },
    env: { NEXLOAD_TOKEN: 'foreign-token' },
  });
  const files = Object.keys(foreignFiles).join(' ');
  return { foreign, scene, there: `${files} --base-url ${foreign.baseUrl} --limits none` };
}

/** What each record holds afterwards that it did not hold before; all else has to be there still, to the letter. */
const changed: Readonly<Record<string, ForeignRecord>> = {
  'contractpausedperiods 6001': { PauseUntil: '2026-02-01T00:00:00Z', PauseUntilLocal: '2026-02-01T00:00:00Z' },
  'proposalcontracts 4001': { Price: 130, Desks: [503, 501, 502, 504] },
  'contractdeposits 8001': { Price: 251.5 },
  'proposalcontractschedules 9001': { Notes: 'Second year' },
  'contractcontacts 5001': { FullName: 'Ada Example' },
};

const stamps = { UpdatedOn: '2026-03-04T05:06:07.1234567Z', UpdatedBy: 'erika@example.com' };

/** Each record as it has to be in the end, by collection and id, as sorted lines. */
function wanted(): Readonly<Record<string, readonly string[]>> {
  const records = Object.entries(foreignTables).flatMap(([entity, texts]) =>
    texts.map((text) => [entity, readForeign(text)] as const),
  );
  return Object.fromEntries(
    records.map(([entity, record]) => {
      const name = `${entity} ${String(record['Id'])}`;
      return [name, linesOf({ ...record, ...stamps, ...changed[name] }, record)];
    }),
  );
}

function found(foreign: ForeignNexudus): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    Object.keys(changed).map((name) => {
      const [entity = '', id] = name.split(' ');
      const record = foreign.record(entity, Number(id)) ?? {};
      return [name, linesOf(record, record)];
    }),
  );
}

// A spread would take __proto__ for what it says.
function linesOf(record: ForeignRecord, { __proto__: prototype }: ForeignRecord): readonly string[] {
  const lines = Object.entries(record).map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`);
  return [...lines, `prototype: ${JSON.stringify(prototype)}`].toSorted();
}

/** In each record, with digits that a JavaScript number does not keep; 1.10 may become 1.1. */
const longNumbers = [
  '"LegacyId":12345678901234567890,',
  '"Odd":9007199254740993,',
  '"Fine":0.12345678901234567890123,',
  '"Ledger":{"Rate":1.1,"Entries":[[-98765432109876543210.5,1e400],{"Ids":[9007199254740995,7]}]},',
];

const manners: ReadonlyArray<readonly [string, ForeignManners]> = [
  ['answers batches whole', {}],
  ['leaves the lists out of batches', { batchLacks: ['Desks', 'Variants'] }],
  ['knows no batches and says 404', { batchStatus: 404 }],
  ['refuses batches with 400', { batchStatus: 400 }],
  ['cuts connections behind each answer', { cutsIdle: true }],
];

describe.concurrent('a Nexudus that nobody has seen before', () => {
  test.for(manners)(
    'that %s keeps every field that the files do not mention',
    async ([, how], { expect, onTestFinished }) => {
      const { foreign, scene, there } = await open(onTestFinished, how);
      // Progress is told on a busy machine only.
      const { exitCode, stdout, stderr } = await scene.nexload(`apply ${there} --yes --no-progress`);
      expect([exitCode, stderr], stdout).toEqual([0, '']);
      expect(stdout).toContain('All is well: 5 records updated.');
      expect(found(foreign)).toEqual(wanted());
      const puts = foreign.received.filter(({ method }) => method === 'PUT');
      expect(puts.map(({ url }) => url).toSorted()).toEqual(
        Object.keys(foreignTables)
          .map((one) => `/api/billing/${one}`)
          .toSorted(),
      );
      expect(puts.every(({ headers }) => headers['content-type']?.startsWith('application/json'))).toBe(true);
      const pause = puts.find(({ url }) => url.endsWith('pausedperiods'))?.body ?? '';
      expect(pause).toContain('"PauseFrom":"2025-10-01T00:00:00.0000000Z"');
      expect(pause).toContain('"PauseFromLocal":"2025-10-01T02:00:00"');
      expect(pause).not.toContain('PauseUntilLocal');
      const again = await scene.nexload(`apply ${there} --yes`);
      expect(again.stdout).toContain('Nothing had to change: the records are as the files want them.');
      const back = await scene.nexload(
        `rollback ${/nexload rollback (\S+)/.exec(stdout)?.[1] ?? ''} --yes --limits none`,
      );
      expect(back.exitCode, back.stdout).toBe(0);
      const bodies = foreign.received.filter(({ method }) => method === 'PUT').map(({ body }) => body);
      expect(bodies).toHaveLength(10);
      for (const body of bodies) for (const member of longNumbers) expect(body).toContain(member);
      expect(foreign.record('contractcontacts', 5001)).toMatchObject({ FullName: 'Ada Before', AmlCheckStatus: 2 });
    },
  );

  test('that leaves the lists out of batches is asked for a record alone only where a body is made of it', async ({
    expect,
    onTestFinished,
  }) => {
    const { foreign, scene } = await open(onTestFinished, { batchLacks: ['Desks', 'Variants'] });
    const { Desks: before } = foreign.record('proposalcontracts', 4001) ?? {};
    await scene.write('prices.csv', 'Id,Price\n4001,131\n');
    const words = `apply prices.csv --resource proposal-contracts --base-url ${foreign.baseUrl} --limits none --yes`;
    expect((await scene.nexload(words)).exitCode).toBe(0);
    expect(foreign.record('proposalcontracts', 4001)).toMatchObject({ Price: 131, Desks: before });
    expect(foreign.received.filter(({ url }) => url.endsWith('/proposalcontracts/4001'))).toHaveLength(1);
  });

  test('that does not say who is signed in is not taken for a Nexudus', async ({ expect, onTestFinished }) => {
    const { foreign, scene, there } = await open(onTestFinished, { hasMe: false });
    const { exitCode, stderr } = await scene.nexload(`apply ${there} --yes`);
    expect([exitCode, stderr.replaceAll(foreign.baseUrl, 'FOREIGN')]).toEqual([
      5,
      'error FOREIGN is no Nexudus: /api/auth/me does not say there who is signed in\n      check --base-url; it is the address of the account without /api\n',
    ]);
    expect(foreign.received.filter(({ method }) => method === 'PUT')).toEqual([]);
  });
});
