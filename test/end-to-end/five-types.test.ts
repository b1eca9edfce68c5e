import { expect, onTestFinished, test } from 'vitest';
import type { Json } from '../../src/model.ts';
import { patienceMs } from '../helpers/built-command.ts';
import { openScene, type Scene } from '../helpers/open-scene.ts';

/** A record type, the first of its records in the sandbox, and a field with a cell that changes it and one that is wrong. */
interface Kind {
  readonly slug: string;
  readonly first: number;
  readonly field: string;
  readonly cell: string;
  readonly wanted: Json;
  readonly wrong: string;
}

// Children before their parents, as a folder may have them.
const kinds: readonly Kind[] = [
  {
    slug: 'proposal-contract-schedules',
    first: 51_001,
    field: 'ApplyOn',
    cell: '2031-02-01',
    wanted: '2031-02-01T00:00:00Z',
    wrong: 'soon',
  },
  {
    slug: 'contract-paused-periods',
    first: 21_001,
    field: 'PauseUntil',
    cell: '2031-03-01',
    wanted: '2031-03-01T00:00:00Z',
    wrong: '2031-02-30',
  },
  { slug: 'proposal-contracts', first: 31_001, field: 'Price', cell: '1234.5', wanted: 1234.5, wrong: 'ten' },
  { slug: 'contract-deposits', first: 41_001, field: 'Price', cell: '"1,234.50"', wanted: 1234.5, wrong: '1O' },
  {
    slug: 'contract-contacts',
    first: 61_001,
    field: 'Email',
    cell: 'ada@example.com',
    wanted: 'ada@example.com',
    wrong: 'ada@',
  },
];

const files = Object.fromEntries(
  kinds.map(({ slug, first, field, cell, wrong }) => [
    `${slug}.csv`,
    [`Id,${field}`, `${first},${cell}`, `${first + 1},${cell}`, `999,${cell}`, `${first + 2},${wrong}`].join('\n'),
  ]),
);
const apply = `apply ${Object.keys(files).join(' ')} --yes --limits none --skip-invalid`;

/** What stands in the field of the first three records of each type. */
function valuesOf(scene: Scene): readonly unknown[] {
  return kinds.flatMap(({ slug, first, field }) =>
    [0, 1, 2].map((index) => scene.record(slug, first + index)[field] ?? null),
  );
}

test(
  'one run brings all five record types to what their files want, and says of each row what became of it',
  { timeout: patienceMs },
  async () => {
    const scene = await openScene(onTestFinished, { files });
    for (const { slug, first, field, wanted } of kinds) await scene.meddle(slug, first + 1, { [field]: wanted });
    const before = valuesOf(scene);
    const after = before.map((value, at) => (at % 3 === 0 ? kinds[at / 3]?.wanted : value));

    const { exitCode, document, rows } = await scene.tell(apply);
    expect(exitCode).toBe(3);
    const each = { rows: 4, updated: 1, unchanged: 1, missing: 1, invalid: 1, notAttempted: 0 };
    expect(document.totals).toMatchObject({ rows: 20, updated: 5, unchanged: 5, missing: 5, invalid: 5 });
    for (const { slug } of kinds) expect(document.byResource[slug]).toMatchObject(each);
    const statuses = (await rows()).map(({ resource, status }) => `${resource} ${status}`);
    const wanted = kinds.flatMap(({ slug }) =>
      ['updated', 'unchanged', 'missing', 'invalid'].map((state) => `${slug} ${state}`),
    );
    expect(statuses.toSorted()).toEqual(wanted.toSorted());
    expect(valuesOf(scene)).toEqual(after);
    const paths = scene.writes().map(({ path, status }) => `${path.split('/').at(-1)} ${status}`);
    expect(paths.toSorted()).toEqual(kinds.map(({ slug }) => `${slug.replaceAll('-', '')} 200`).toSorted());
    expect(paths.indexOf('proposalcontracts 200')).toBeLessThan(paths.indexOf('proposalcontractschedules 200'));

    const again = await scene.tell(apply);
    expect([again.exitCode, again.document.totals, again.document.requests]).toMatchObject([
      3,
      { updated: 0, unchanged: 10, missing: 5, invalid: 5 },
      { writes: 0 },
    ]);
    const back = await scene.tell(`rollback ${document.run.id} --yes --limits none`);
    expect([back.exitCode, back.document.totals]).toMatchObject([0, { rows: 5, updated: 5 }]);
    expect(valuesOf(scene)).toEqual(before);
  },
);
