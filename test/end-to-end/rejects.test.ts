import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { validate, type ReportDocument } from '../../src/index.ts';
import { listFixtures, type Fixture } from '../helpers/fixtures.ts';
import { readValues } from '../helpers/read-values.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

const refused = listFixtures().filter(({ expected }) => (expected.totals?.invalid ?? 0) > 0);

describe('rejects that nobody mended', () => {
  test.each(refused.map((fixture) => [fixture.title, fixture] as const))(
    'are as wrong as they were: %s',
    async (_, fixture) => {
      const reports = await temporaryFolder();
      const { totals, files } = await validate(fixture.inputs, { ...fixture.options, reports });
      const again = await feedBack(fixture, { rejects: files.rejects ?? [], reports });
      expect(again.totals).toEqual({ rows: totals.invalid, valid: 0, invalid: totals.invalid, blank: 0 });
    },
  );
});

describe('rejects that were mended', () => {
  test('are fine, and are read by the date order and the decimal sign that the rows left behind had settled', async () => {
    const { rejects, reports } = await rejectsOf('price-changes.csv', [
      'Id;ProposalContractId;ApplyOn;Price',
      '301;71;25/06/2025;10,50',
      '302;seventy-two;05/06/2025;1.234',
    ]);
    await replaceIn(rejects, 'seventy-two', '72');
    const { run, totals } = await validate([rejects], { reports });
    expect({ exitCode: run.exitCode, totals }).toEqual({
      exitCode: 0,
      totals: { rows: 1, valid: 1, invalid: 0, blank: 0 },
    });
    expect(await readValues([rejects], {})).toEqual({
      2: { Id: 302, ProposalContractId: 72, ApplyOn: '2025-06-05T00:00:00Z', Price: 1234 },
    });
  });

  test('tell their record type where the name of the first file did', async () => {
    const { rejects } = await rejectsOf('contract-deposits.csv', ['Id,Notes,Price', '201,fine,ten']);
    await replaceIn(rejects, 'ten', '10');
    expect(await readValues([rejects], {})).toEqual({ 2: { Id: 201, Notes: 'fine', Price: 10 } });
  });

  test('show a row that was too short as such until it is complete', async () => {
    const { rejects, reports } = await rejectsOf('contract-deposits.csv', [
      'Id,CoworkerContractId,ProductId,Notes',
      '201,9001,55',
    ]);
    expect((await validate([rejects], { reports })).totals.invalid).toBe(1);
    await replaceIn(rejects, ',delete this cell when the row is complete', '');
    expect((await validate([rejects], { reports })).run.exitCode).toBe(0);
  });
});

describe('a cell that a spreadsheet would run as a formula', () => {
  test.each(['+x', '-x()', '@x', '\tx', '\rx', '+1-2', '-- see file', "''"])(
    'is guarded in rejects and comes back as it was: %j',
    async (text) => {
      const { rejects } = await rejectsOf('contract-deposits.csv', [
        'Id,CoworkerContractId,ProductId,Notes',
        `201,9001,x,"${text}"`,
      ]);
      await replaceIn(rejects, ',x,', ',55,');
      expect(await readFile(rejects, 'utf8')).not.toMatch(/(?:^|[,\n])"?[=+\-@\t\r]/);
      expect(Object.values(await readValues([rejects], {}))).toEqual([
        { Id: 201, CoworkerContractId: 9001, ProductId: 55, Notes: text },
      ]);
    },
  );

  test('is refused in the input, guarded in rejects, and refused again for the same text', async () => {
    const { rejects, reports } = await rejectsOf('contract-deposits.csv', [
      'Id,CoworkerContractId,ProductId,Notes',
      '201,9001,55,=1+1',
    ]);
    expect(await readFile(rejects, 'utf8')).toContain(",'=1+1,");
    expect((await validate([rejects], { reports })).issues).toMatchObject([{ code: 'formula-text', value: '=1+1' }]);
  });

  test('is guarded in rows.csv, where the name of a file is a cell', async () => {
    const folder = await temporaryFolder();
    const home = process.cwd();
    onTestFinished(() => process.chdir(home));
    process.chdir(folder);
    await writeFile('=contract-deposits.csv', 'Id\n201\n');
    const { files } = await validate(['=contract-deposits.csv'], { reports: 'reports' });
    const [, line] = (await readFile(files.rows ?? '', 'utf8')).split('\n');
    expect(line).toMatch(/^'=contract-deposits\.csv,/);
  });
});

/** What was said about the form of the first file does not hold for its rejects, which are UTF-8 with the header on top. */
async function feedBack(
  { options }: Fixture,
  { rejects, reports }: { readonly rejects: readonly string[]; readonly reports: string },
): Promise<ReportDocument> {
  const { encoding: _encoding, headerRow: _headerRow, sheet: _sheet, ...rest } = options;
  return await validate(rejects, { ...rest, reports });
}

interface Rejects {
  readonly rejects: string;
  readonly reports: string;
}

/** Checks a file of these lines from within its folder, and gives the path of its rejects. */
async function rejectsOf(name: string, lines: readonly string[]): Promise<Rejects> {
  const folder = await temporaryFolder();
  const reports = join(folder, 'reports');
  await writeFile(join(folder, name), `${lines.join('\n')}\n`);
  const { files } = await validate([join(folder, name)], { reports });
  return { rejects: files.rejects?.[0] ?? '', reports };
}

async function replaceIn(path: string, from: string, to: string): Promise<void> {
  const text = await readFile(path, 'utf8');
  expect(text).toContain(from);
  await writeFile(path, text.replace(from, to));
}
