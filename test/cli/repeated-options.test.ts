import { readdir } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { callNexload } from '../helpers/call-nexload.ts';
import { enterFolder } from '../helpers/enter-folder.ts';

test('an option that is said twice means what was said last, and inputs stay a list', async () => {
  await enterFolder({ 'a.csv': 'Id,Notes\n1,x\n', 'b.csv': 'Id,Notes\n2,y\n' });
  const words = ['validate', 'a.csv', 'b.csv', '--reports', 'one', '--reports', 'two', '--json', '--json'];
  const { stdout, exitCode } = await callNexload([
    ...words,
    '--resource',
    'nonsense',
    '--resource',
    'contract-deposits',
  ]);
  const { inputs } = JSON.parse(stdout) as { readonly inputs: readonly { readonly file: string }[] };
  expect({ exitCode, files: inputs.map(({ file }) => file) }).toEqual({ exitCode: 0, files: ['a.csv', 'b.csv'] });
  expect((await readdir('.')).toSorted()).toEqual(['a.csv', 'b.csv', 'two']);
});

test.each([
  [{ NEXLOAD_JSON: 'true' }, []],
  [{}, ['--json=true']],
])('a failure is one JSON document wherever JSON was asked for: %j %j', async (env, words) => {
  await enterFolder({});
  const { stdout, exitCode } = await callNexload(['validate', 'no-such.csv', ...words], { env });
  expect({ exitCode, error: (JSON.parse(stdout) as { readonly error: unknown }).error }).toMatchObject({
    exitCode: 2,
    error: { code: 'file-missing' },
  });
});

test("the version in somebody's own environment stops nothing", async () => {
  const { exitCode } = await callNexload(['resources'], { env: { NEXLOAD_VERSION: '1.2', NEXLOAD_HELP: 'x' } });
  expect(exitCode).toBe(0);
});

test('a template and a JSON document do not share standard output', async () => {
  const { stdout, exitCode } = await callNexload(['template', 'contract-deposits', '-o', '-', '--json']);
  expect({ exitCode, error: (JSON.parse(stdout) as { readonly error: unknown }).error }).toMatchObject({
    exitCode: 2,
    error: { message: '--json: the template itself goes to standard output' },
  });
});
