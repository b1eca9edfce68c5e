import { describe, expect, test } from 'vitest';
import { lintLayout, type Complaint } from './lint-layout.ts';

const stageAdvice = /^A stage imports resources\//;
const portAdvice = /^I\/O lives in src\/io/;
const resourceAdvice = /^A resource is a table/;
const ioAdvice = /^io\/ implements ports\.ts/;
const sandboxAdvice = /^The sandbox is a server of its own/;
const commandAdvice = /the stages are called by src\/run\.ts\.$/;
const doorAdvice = /^src\/index\.ts is the door/;
const rehearsalAdvice = /^Only the sandbox command/;
const groundAdvice = /import model\.ts only/;

const forbidden: readonly (readonly [importer: string, imported: string, advice: RegExp])[] = [
  ['src/read/rows.ts', '../io/files.ts', stageAdvice],
  ['src/read/rows.ts', '../map/drafts.ts', stageAdvice],
  ['src/read/rows.ts', '../run.ts', stageAdvice],
  ['src/read/rows.ts', '../index.ts', stageAdvice],
  ['src/read/rows.ts', 'node:fs/promises', portAdvice],
  ['src/read/xlsx/sheet.ts', '../../map/drafts.ts', stageAdvice],
  ['src/read/xlsx/sheet.ts', '../../run.ts', stageAdvice],
  ['src/read/xlsx/sheet.ts', 'node:fs', portAdvice],
  ['src/map/drafts.ts', '../cli/main.ts', stageAdvice],
  ['src/map/drafts.ts', '../sandbox/server.ts', stageAdvice],
  ['src/plan/changes.ts', '../send/writes.ts', stageAdvice],
  ['src/plan/changes.ts', 'got', portAdvice],
  ['src/send/writes.ts', '../plan/changes.ts', stageAdvice],
  ['src/calls/create-calls.ts', '../send/writes.ts', stageAdvice],
  ['src/send/writes.ts', '../calls/create-calls.ts', stageAdvice],
  ['src/budget/limits.ts', '../ports.ts', /^budget\/ and sqlite\/ are leaves/],
  ['src/ports/journal.ts', '../io/api.ts', groundAdvice],
  ['src/model/run.ts', '../ports.ts', groundAdvice],
  ['src/send/writes.ts', 'node:timers/promises', portAdvice],
  ['src/send/writes.ts', 'node:https', portAdvice],
  ['src/reconcile/verify.ts', '../send/writes.ts', stageAdvice],
  ['src/report/html.ts', '../plan/changes.ts', stageAdvice],
  ['src/report/html.ts', 'pino', portAdvice],
  ['src/resources/contacts.ts', '../map/drafts.ts', resourceAdvice],
  ['src/resources/contacts.ts', '../ports.ts', resourceAdvice],
  ['src/resources/contacts.ts', 'node:fs', portAdvice],
  ['src/resources/codecs/money.ts', '../../read/rows.ts', resourceAdvice],
  ['src/io/api.ts', '../send/writes.ts', ioAdvice],
  ['src/io/api.ts', '../resources/index.ts', ioAdvice],
  ['src/io/api.ts', '../cli/main.ts', ioAdvice],
  ['src/io/journal/tables.ts', '../../run.ts', ioAdvice],
  ['src/sandbox/server.ts', '../io/api.ts', sandboxAdvice],
  ['src/sandbox/server.ts', '../send/writes.ts', sandboxAdvice],
  ['src/sandbox/server.ts', 'got', sandboxAdvice],
  ['src/sandbox/routes/put.ts', '../../ports.ts', sandboxAdvice],
  ['src/cli/apply.ts', '../send/writes.ts', commandAdvice],
  ['src/cli/apply.ts', '../sandbox/server.ts', rehearsalAdvice],
  ['src/cli/commands/apply.ts', '../../plan/changes.ts', commandAdvice],
  ['src/cli/commands/apply.ts', '../../index.ts', doorAdvice],
  ['src/cli/commands/sandbox.ts', '../../plan/changes.ts', commandAdvice],
  ['src/run.ts', './io/api.ts', /^run\.ts and its like call the stages/],
  ['src/steps/plan-changes.ts', '../io/api.ts', /^run\.ts and its like call the stages/],
  ['src/steps/plan-changes.ts', '../run.ts', /^run\.ts puts the steps in their order/],
  ['src/run.ts', './cli/main.ts', /^run\.ts and its like call the stages/],
  ['src/run.ts', './index.ts', doorAdvice],
  ['src/run.ts', 'node:fs', portAdvice],
  ['src/ports.ts', './resources/index.ts', groundAdvice],
  ['src/errors.ts', './io/api.ts', groundAdvice],
  ['src/problems.ts', './ports.ts', groundAdvice],
  ['src/problems/cells.ts', '../resources/index.ts', groundAdvice],
  ['src/model.ts', './ports.ts', /^model\.ts imports nothing/],
  ['src/model.ts', 'zod', /^model\.ts imports nothing/],
  ['src/index.ts', './cli/main.ts', /^The library does not need the command line/],
];

const allowed: readonly (readonly [importer: string, imported: string])[] = [
  ['src/read/rows.ts', '../ports.ts'],
  ['src/read/rows.ts', '../problems/cells.ts'],
  ['src/read/rows.ts', 'csv-parse'],
  ['src/read/xlsx/sheet.ts', '../rows.ts'],
  ['src/read/xlsx/sheet.ts', '../../model.ts'],
  ['src/map/drafts.ts', '../resources/index.ts'],
  ['src/map/drafts.ts', '../resources/codecs/money.ts'],
  ['src/send/writes.ts', '../errors.ts'],
  ['src/send/writes.ts', '../ports/journal.ts'],
  ['src/send/writes.ts', '../model/run.ts'],
  ['src/ports/journal.ts', '../model/run.ts'],
  ['src/io/journal/tables.ts', '../../sqlite/open-database.ts'],
  ['src/sandbox/store/file.ts', '../../sqlite/open-database.ts'],
  ['src/resources/contacts.ts', '../problems.ts'],
  ['src/resources/codecs/money.ts', '../column.ts'],
  ['src/resources/codecs/money.ts', '../../problems/cells.ts'],
  ['src/io/api.ts', '../ports.ts'],
  ['src/io/api.ts', 'got'],
  ['src/io/journal/tables.ts', '../api.ts'],
  ['src/sandbox/server.ts', 'node:http'],
  ['src/sandbox/server.ts', 'node:fs/promises'],
  ['src/sandbox/server.ts', '../resources/index.ts'],
  ['src/sandbox/routes/put.ts', '../server.ts'],
  ['src/sandbox/routes/put.ts', '../records/store.ts'],
  ['src/cli/apply.ts', '../run.ts'],
  ['src/cli/apply.ts', '../io/api.ts'],
  ['src/cli/commands/apply.ts', '../../report/html.ts'],
  ['src/cli/commands/sandbox.ts', '../../sandbox/server.ts'],
  ['src/run.ts', './send/writes.ts'],
  ['src/run.ts', './model.ts'],
  ['src/ports.ts', './model.ts'],
  ['src/problems/cells.ts', '../model.ts'],
  ['src/index.ts', './io/api.ts'],
  ['src/index.ts', './sandbox/server.ts'],
];

const ways: readonly (readonly [way: string, text: string])[] = [
  ['a type', `import type { Api } from '../io/api.ts';\nexport type Again = Api;`],
  ['a re-export', `export { api } from '../io/api.ts';`],
  ['a lazy import', `export const api = import('../io/api.ts');`],
];

const refused: readonly (readonly [what: string, rule: string, text: string])[] = [
  ['asking for the process', 'no-restricted-globals', 'export const home = process.cwd();'],
  ['asking for the process in disguise', 'no-restricted-globals', 'export const home = globalThis.process.cwd();'],
  ['a request', 'no-restricted-globals', `export const answer = fetch('http://localhost');`],
  ['a timer', 'no-restricted-globals', 'export const timer = setTimeout(Object, 1);'],
  ['printing', 'no-console', `console.log('here');`],
  ['reading the clock', 'no-restricted-properties', 'export const now = Date.now();'],
  ['rolling dice', 'no-restricted-properties', 'export const dice = Math.random();'],
  ['any', 'no-explicit-any', 'export const rows: any[] = [];'],
  ['a value of unknown shape', 'no-unsafe-member-access', `export const id = JSON.parse('{}').id;`],
  ['a cast that may be wrong', 'no-unsafe-type-assertion', `export const id = (x: unknown): number => x as number;`],
  ['a non-null assertion', 'no-non-null-assertion', 'export const first = [1].at(0)!;'],
  ['a promise nobody waits for', 'no-floating-promises', 'Promise.resolve(1);'],
  [
    'a default over a union',
    'switch-exhaustiveness-check',
    switchOver(`case 'a': return 1; case 'b': return 2; default: return 3;`),
  ],
  ['a forgotten kind', 'switch-exhaustiveness-check', switchOver(`case 'a': return 1;`)],
  [
    'a value import of a type',
    'consistent-type-imports',
    `import { Row } from '../model.ts';\nexport type Again = Row;`,
  ],
  ['a default export', 'no-default-export', 'export default 1;'],
  ['a barrel', 'no-barrel-file', `export * from '../model.ts';`],
  ['a loose comparison', 'eqeqeq', 'export const same = (a: number, b: number): boolean => a == b;'],
  ['a let that never changes', 'prefer-const', 'let one = 1;\nexport const two = one + one;'],
  ['an unused name', 'no-unused-vars', 'const one = 1;'],
  [
    'a fourth parameter',
    'max-params',
    'export function sum(a: number, b: number, c: number, d: number): number { return a + b + c + d; }',
  ],
  ['a fourth level', 'max-depth', `export function deep(): void { ${'if (1 < 2) { '.repeat(4)}${'} '.repeat(4)} }`],
  ['a function of 41 lines', 'max-lines-per-function', `export function long(): void {${'\n'.repeat(40)}}`],
  [
    'a file of 251 lines',
    'max-lines',
    Array.from({ length: 251 }, (_, at) => `export const n${at} = ${at};`).join('\n'),
  ],
  [
    'thirteen ways through',
    'complexity',
    `export function many(n: number): number { ${'if (n > 1) return 1; '.repeat(12)}return 2; }`,
  ],
];

const complaints = lintLayout({
  ...filesOf([...forbidden, ...allowed]),
  'src/model.ts': `import './ports.ts';\nimport 'zod';\nexport interface Row {}`,
  'src/plan/loop-one.ts': `import { two } from './loop-two.ts';\nexport const one = (): number => two();`,
  'src/plan/loop-two.ts': `import { one } from './loop-one.ts';\nexport const two = (): number => one();`,
  'src/plan/NotKebab.ts': 'export const one = 1;',
  'src/map/clean.ts': `import type { Row } from '../model.ts';\nexport const rows: readonly Row[] = [];`,
  ...Object.fromEntries(ways.map(([, text], at) => [`src/map/way-${at}.ts`, text])),
  ...Object.fromEntries(refused.map(([, , text], at) => [`src/map/refused-${at}.ts`, text])),
});

describe('the layers', () => {
  test.each(forbidden)('%s may not import %s', (importer, imported, advice) => {
    expect(refusalOf(importer, imported)?.advice).toMatch(advice);
  });

  test.each(allowed)('%s may import %s', (importer, imported) => {
    expect(refusalOf(importer, imported)).toBeUndefined();
  });

  test.each(ways)('%s is an import like any other', (way) => {
    const at = ways.findIndex(([name]) => name === way);
    expect(refusalOf(`src/map/way-${at}.ts`, '../io/api.ts')?.advice).toMatch(stageAdvice);
  });
});

describe('the house rules', () => {
  test.each(refused)('refuse %s', (what, rule) => {
    const at = refused.findIndex(([name]) => name === what);
    expect(rulesBrokenBy(`src/map/refused-${at}.ts`)).toContainEqual(expect.stringContaining(`(${rule})`));
  });

  test('refuse two files that import each other', () => {
    expect(rulesBrokenBy('src/plan/loop-one.ts')).toContain('import(no-cycle)');
  });

  test('refuse a file name that is not kebab-case', () => {
    expect(rulesBrokenBy('src/plan/NotKebab.ts')).toContain('unicorn(filename-case)');
  });

  test('let a plain file through', () => {
    expect(rulesBrokenBy('src/map/clean.ts')).toEqual([]);
  });
});

function switchOver(cases: string): string {
  return `export function number(kind: 'a' | 'b'): number | undefined { switch (kind) { ${cases} } }`;
}

function filesOf(
  imports: readonly (readonly [importer: string, imported: string, ...rest: unknown[]])[],
): Record<string, string> {
  const importers = [...new Set(imports.map(([importer]) => importer))];
  const textOf = (importer: string) =>
    imports
      .filter(([name]) => name === importer)
      .map(([, imported]) => `import '${imported}';`)
      .join('\n');
  return Object.fromEntries(importers.map((importer) => [importer, textOf(importer)]));
}

function refusalOf(importer: string, imported: string): Complaint | undefined {
  return complaints
    .get(importer)
    ?.find(({ rule, message }) => rule === 'eslint(no-restricted-imports)' && message.startsWith(`'${imported}' `));
}

function rulesBrokenBy(path: string): readonly string[] {
  return (complaints.get(path) ?? []).map(({ rule }) => rule);
}
