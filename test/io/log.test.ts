import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { createLog } from '../../src/io/log.ts';
import { enterFolder } from '../helpers/enter-folder.ts';

test.each(['token', 'password', 'authorization', 'totp', 'refresh_token', 'value', 'values', 'cells'])(
  'a log hides what is called %s, should it ever get there',
  async (name) => {
    await enterFolder();
    let printed = '';
    const log = createLog({ level: 'info', file: 'a.log', print: (line) => void (printed += line) });
    log.warn({ [name]: 's3cr3t', inner: { [name]: 's3cr3t' }, row: 7 }, 'signed in');
    const written = await readFile('a.log', 'utf8');
    expect(JSON.parse(written)).toMatchObject({ [name]: '[hidden]', inner: { [name]: '[hidden]' }, row: 7 });
    expect(`${written}${printed}`).not.toContain('s3cr3t');
    expect(printed).toContain('warn signed in');
  },
);

test('an event is in the file before the program goes on', async () => {
  await enterFolder();
  const log = createLog({ level: 'debug', file: 'a.log', print: undefined });
  log.debug({}, 'one');
  log.info({}, 'two');
  const lines = (await readFile('a.log', 'utf8')).trimEnd().split('\n');
  expect(lines.map((line) => JSON.parse(line) as unknown)).toMatchObject([
    { level: 20, msg: 'one', time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/) as unknown },
    { level: 30, msg: 'two' },
  ]);
});
