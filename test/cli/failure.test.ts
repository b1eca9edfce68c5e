import { describe, expect, test } from 'vitest';
import type { FailedDocument } from '../../src/report/document.ts';
import { callNexload } from '../helpers/call-nexload.ts';
import { enterFolder } from '../helpers/enter-folder.ts';
import { openSandbox } from '../sandbox/open-sandbox.ts';

const files = {
  'a.csv': 'Id,Price\n1,2\n',
  'json.yaml': 'json: yes\nquiet: maybe\n',
  'profiles.yaml': 'json: yes\nprofiles: { pp: { json: no } }\nquiet: maybe\n',
  'unknown.yaml': 'json: on\nqiet: yes\n',
};

describe('JSON that environment or config file ask for is given although another option there is wrong:', () => {
  test.each([
    ['validate a.csv --config missing.yaml', { NEXLOAD_JSON: '1' }, 'file-missing'],
    ['validate a.csv', { NEXLOAD_JSON: 'yes', NEXLOAD_QUIET: 'maybe' }, 'bad-option'],
    ['validate a.csv --quiet=maybe', { NEXLOAD_JSON: '1' }, 'bad-option'],
    ['validate a.csv --config json.yaml', {}, 'bad-option'],
    ['validate a.csv --config unknown.yaml', {}, 'bad-config'],
    ['vlidate a.csv', { NEXLOAD_JSON: '1' }, 'usage'],
  ])('%s with %j', async (words, env, code) => {
    await enterFolder(files);
    const { exitCode, stdout, stderr } = await callNexload(words.split(' '), { env });
    expect([exitCode, stderr]).toEqual([2, '']);
    expect((JSON.parse(stdout) as FailedDocument).error?.code).toBe(code);
  });
});

describe('words are given where what goes before says so, although another option is wrong:', () => {
  test.each([
    ['validate a.csv --json=no', { NEXLOAD_JSON: '1', NEXLOAD_QUIET: 'maybe' }],
    ['validate a.csv --config json.yaml', { NEXLOAD_JSON: '0' }],
    ['validate a.csv --config profiles.yaml --profile pp', {}],
    ['validate a.csv', { NEXLOAD_JSON: 'perhaps' }],
    ['validate a.csv --json=perhaps', {}],
  ])('%s with %j', async (words, env) => {
    await enterFolder(files);
    const { exitCode, stdout, stderr } = await callNexload(words.split(' '), { env });
    expect([exitCode, stdout, stderr]).toEqual([2, '', expect.stringMatching(/^error /)]);
  });
});

describe('the command that a hint names leads to where the failed command was:', () => {
  const place = ['--home', 'my home', '--profile', 'pp', '--config', 'my.yaml'];

  test('login, to the same account', async () => {
    const { baseUrl } = await openSandbox();
    await enterFolder({ 'my.yaml': 'profiles: { pp: {} }\n' });
    const { stderr } = await callNexload(['whoami', '--base-url', baseUrl, ...place]);
    const said = `run \`nexload login --base-url ${baseUrl} --profile pp --config my.yaml --home 'my home'\`, or`;
    expect(stderr).toContain(said);
  });

  test('doctor, as the document of the failure says it too', async () => {
    await enterFolder();
    const words = ['whoami', '--base-url', 'http://127.0.0.1:9', '--home', 'hh', '--json'];
    const { stdout } = await callNexload(words, { env: { NEXLOAD_TOKEN: 'a-token' } });
    const { error } = JSON.parse(stdout) as FailedDocument;
    expect(error?.hint).toContain('`nexload doctor --base-url http://127.0.0.1:9 --home hh` finds out more');
  });

  test('runs, in the same folder', async () => {
    await enterFolder();
    const { stderr } = await callNexload(['runs', 'show', '--home', 'hh']);
    expect(stderr).toContain('`nexload runs --home hh` lists them');
  });
});
