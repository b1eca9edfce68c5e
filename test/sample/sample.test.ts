import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { ReportDocument } from '../../src/index.ts';
import { finalStates } from '../../src/report/states.ts';
import { enterFolder } from '../helpers/enter-folder.ts';
import { makeSample } from './make-sample.ts';

const committed = fileURLToPath(new URL('../../reports/sample', import.meta.url));

/** How the page looks is the page's own; the version and the picture of it are those of the day on which the sample was made. */
function filesIn(folder: string): Readonly<Record<string, string>> {
  const names = readdirSync(folder).filter((name) => name !== 'report.png');
  return Object.fromEntries(
    names.map((name) => {
      const text = readFileSync(join(folder, name), 'utf8');
      return [name, name === 'report.html' ? dataOf(text) : text];
    }),
  );
}

function dataOf(page: string): string {
  const scripts = page.match(/<script type="application\/json" data-nexload=.*<\/script>\n/g) ?? [];
  return scripts.join('').replace(/"version":"[^"]*"/, '"version":""');
}

// Its paths are written as they are elsewhere.
describe.skipIf(process.platform === 'win32')('the sample report', () => {
  test('is what the code makes today; where it is not, and that is meant, `npm run sample` makes it again', async () => {
    await enterFolder();
    const made = filesIn(await makeSample({ text: '<!--nexload data-->', version: 'any' }));
    const there = filesIn(committed);
    expect(Object.keys(there)).toEqual(Object.keys(made));
    for (const [name, text] of Object.entries(made)) expect({ name, text: there[name] }).toEqual({ name, text });
  }, 120_000);

  test('has rows in every state, invented ones only, and is small', () => {
    const { totals, inputs } = JSON.parse(readFileSync(join(committed, 'report.json'), 'utf8')) as ReportDocument;
    for (const state of finalStates) expect(totals, state).toHaveProperty(state, expect.toSatisfy(isSome));
    expect(new Set(inputs.map(({ resource }) => resource)).size).toBe(5);
    for (const [name, text] of Object.entries(filesIn(committed))) {
      const addresses = text.match(/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g) ?? [];
      expect(
        addresses.filter((address) => !/[@.]example\.com$/.test(address)),
        name,
      ).toEqual([]);
    }
    expect(readFileSync(join(committed, 'report.html')).length).toBeLessThan(400_000);
  });
});

function isSome(count: unknown): boolean {
  return typeof count === 'number' && count > 0;
}
