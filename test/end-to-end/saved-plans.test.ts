import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { JsonObject } from '../../src/sandbox/json.ts';
import { openScene, type Scene, type Told } from '../helpers/open-scene.ts';

/** What a plan asks of two records of a type, and what somebody else does to them before it is applied. */
interface Case {
  readonly type: string;
  readonly ids: readonly [number, number];
  readonly field: string;
  readonly cell: string;
  /** The wanted value as the record holds it. */
  readonly wanted: unknown;
  /** What the field of the first record became meanwhile, and how a message says that. */
  readonly theirs: string | number;
  readonly said: string;
  /** What became of other fields of the second. */
  readonly riding: JsonObject;
}

const noon = '2027-05-01T00:00:00Z';
const later = '2027-09-09T00:00:00Z';
const cases: readonly Case[] = [
  {
    type: 'contract-paused-periods',
    ids: [21_001, 21_002],
    field: 'PauseUntil',
    cell: '2027-05-01',
    wanted: noon,
    theirs: later,
    said: `"${later}"`,
    riding: { Notes: 'theirs', SystemId: 'theirs too' },
  },
  {
    type: 'proposal-contracts',
    ids: [31_001, 31_002],
    field: 'StartDate',
    cell: '2027-05-01',
    wanted: noon,
    theirs: later,
    said: `"${later}"`,
    riding: { Desks: [5, 6], Variants: [], Price: 7.5, DiscountCodeId: null, SystemId: 'theirs' },
  },
  {
    type: 'contract-deposits',
    ids: [41_001, 41_002],
    field: 'Price',
    cell: '11.5',
    wanted: 11.5,
    theirs: 99.25,
    said: '99.25',
    riding: { Notes: 'theirs', Refundable: true, InvoiceDuringOnlineCheckout: true },
  },
  {
    type: 'proposal-contract-schedules',
    ids: [51_001, 51_002],
    field: 'ApplyOn',
    cell: '2027-05-01',
    wanted: noon,
    theirs: later,
    said: `"${later}"`,
    riding: { Notes: 'theirs', Price: null },
  },
  {
    type: 'contract-contacts',
    ids: [61_001, 61_002],
    field: 'CityName',
    cell: 'Aarhus',
    wanted: 'Aarhus',
    theirs: 'Odense',
    said: '"Odense"',
    riding: { PhoneNumber: '+45 1', Email: null, DateOfBirth: '1980-01-01T00:00:00Z', AmlCheckStatus: 4 },
  },
];
const files = Object.fromEntries(
  cases.map(({ type, ids, field, cell }) => [`${type}.csv`, `Id,${field}\n${ids[0]},${cell}\n${ids[1]},${cell}\n`]),
);

test('of every record type a plan refuses what somebody changed, and writes around what else they changed', async () => {
  const scene = await openScene(onTestFinished, { files });
  await scene.nexload(`plan ${Object.keys(files).join(' ')} --out plan.json --limits none`);
  const before = new Map(cases.map(({ type, ids }) => [type, scene.record(type, ids[0])]));
  for (const { type, ids, field, theirs, riding } of cases) {
    await scene.meddle(type, ids[0], { [field]: theirs });
    await scene.meddle(type, ids[1], riding);
  }
  const told = await scene.tell('apply plan.json --yes --limits none');
  expect([told.exitCode, told.document.totals]).toMatchObject([3, { rows: 10, updated: 5, stale: 5 }]);
  const texts = await textsOf(scene, told);
  for (const one of cases) {
    const { type, ids, field, wanted, theirs, riding } = one;
    expect(scene.record(type, ids[0])).toMatchObject({ [field]: theirs });
    expect(scene.record(type, ids[1])).toMatchObject({ ...riding, [field]: wanted });
    const sentence = sentenceOf(scene, { ...one, was: before.get(type)?.[field] });
    for (const text of texts) expect(text).toContain(sentence);
    const row = (await told.rows()).find(({ id }) => id === String(ids[0]));
    expect(row).toMatchObject({ status: 'stale', attempts: '0', message: expect.stringContaining(sentence) as string });
  }
  expect(new Set(scene.writes().map(({ id }) => id))).toEqual(new Set(cases.map(({ ids }) => ids[1])));
  expect(scene.writes()).toHaveLength(cases.length);
});

/** Wherever somebody may look: on the terminal, in report.md and in report.json. */
async function textsOf(scene: Scene, { document }: Told): Promise<readonly string[]> {
  const stale = document.issues.filter(({ code }) => code === 'changed-meanwhile');
  expect(stale.map(({ severity, cell, source }) => ({ severity, cell, source }))).toEqual(
    cases.map(() => ({ severity: 'error', cell: 'B2', source: 'server' })),
  );
  const again = await scene.nexload(`report ${document.run.id}`);
  const markdown = await readFile(join(scene.folder, document.files.markdown ?? ''), 'utf8');
  return [again.stdout, markdown, stale.map(({ message }) => message).join('\n')];
}

/** Who, when, what it was and what it is. */
function sentenceOf(scene: Scene, { type, ids, said, was }: Case & { readonly was: unknown }): string {
  const { UpdatedBy, UpdatedOn } = scene.record(type, ids[0]);
  const when = JSON.stringify(UpdatedOn).slice(1).replace('T', ' ').slice(0, 19);
  const then = was === null ? 'nothing' : JSON.stringify(was);
  return `was ${then} and is now ${said}, changed by ${JSON.stringify(UpdatedBy)} on ${when} UTC`;
}

const deposits = { 'contract-deposits.csv': 'Id,Notes,Price\n41001,one,11\n41002,two,12\n41003,three,13\n' };

async function planned(): Promise<Scene> {
  const scene = await openScene(onTestFinished, { files: deposits });
  await scene.nexload('plan contract-deposits.csv --out plan.json --limits none');
  return scene;
}

test('a field that agreed when the plan was made is stale too where somebody changed it since', async () => {
  const scene = await openScene(onTestFinished, { files: deposits });
  await scene.meddle('contract-deposits', 41_001, { Price: 11 });
  await scene.nexload('plan contract-deposits.csv --out plan.json --limits none');
  await scene.meddle('contract-deposits', 41_001, { Price: 12 });
  const { document, rows } = await scene.tell('apply plan.json --yes --limits none');
  expect(document.totals).toMatchObject({ updated: 2, stale: 1 });
  expect((await rows())[0]?.['message']).toContain('Price: was 11 and is now 12');
  expect(scene.record('contract-deposits', 41_001)).toMatchObject({ Price: 12 });
});

test('a plan goes on where a record is gone, and a second time finds everything as it wants it', async () => {
  const scene = await planned();
  await fetch(`${scene.sandbox.baseUrl}/sandbox/records/contract-deposits/41002`, { method: 'DELETE' });
  const first = await scene.tell('apply plan.json --yes --limits none');
  expect([first.exitCode, first.document.totals]).toMatchObject([3, { updated: 2, missing: 1 }]);
  const second = await scene.tell('apply plan.json --yes --limits none');
  expect([second.exitCode, second.document.totals]).toMatchObject([3, { unchanged: 2, missing: 1 }]);
  expect(scene.writes()).toHaveLength(2);
});

test('a plan for another address is refused, and says so, but can be shown even where nothing answers', async () => {
  const scene = await planned();
  const other = await openScene(onTestFinished, { files: {} });
  const refused = await scene.nexload(`apply plan.json --yes --limits none --base-url ${other.sandbox.baseUrl}`);
  expect(refused.exitCode).toBe(12);
  expect(refused.stderr).toContain('SANDBOX');
  expect(other.writes()).toEqual([]);
  await scene.sandbox.close();
  const shown = await scene.nexload('show plan.json');
  expect(shown.exitCode).toBe(0);
  expect(shown.stdout).toContain('3 records would change. Nothing has been written.');
});
