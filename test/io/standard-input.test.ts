import { mkdir, readdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { openInputs } from '../../src/io/open-inputs.ts';
import { openStandardInput } from '../../src/io/standard-input.ts';
import { enterFolder } from '../helpers/enter-folder.ts';

/** Makes a folder of the test's own the place for temporary files. */
async function ownTemporaryPlace(): Promise<string> {
  await enterFolder();
  await mkdir('tmp');
  for (const name of ['TMPDIR', 'TEMP', 'TMP']) vi.stubEnv(name, resolve('tmp'));
  onTestFinished(() => void vi.unstubAllEnvs());
  return resolve('tmp');
}

const unstopped = new AbortController().signal;

describe('standard input', () => {
  test('that never ends lets go when somebody stops it, and leaves nothing behind', async () => {
    const place = await ownTemporaryPlace();
    const stop = new AbortController();
    const endless = new Readable({ read: () => undefined });
    const opening = openStandardInput(endless, stop.signal);
    stop.abort(130);
    await expect(opening).rejects.toMatchObject({ name: 'UserError', exitCode: 130 });
    expect(await readdir(place)).toEqual([]);
  });

  test('can be read twice, whatever pieces it came in', async () => {
    await ownTemporaryPlace();
    const source = await openStandardInput(Readable.from([Buffer.from('ab'), 'cd', new Uint8Array([101])]), unstopped);
    const read = async (): Promise<string> => {
      let text = '';
      for await (const chunk of source.bytes()) text += Buffer.from(chunk).toString('utf8');
      return text;
    };
    expect({ name: source.name, size: source.size, texts: [await read(), await read()] }).toEqual({
      name: '-',
      size: 5,
      texts: ['abcde', 'abcde'],
    });
    await source.close();
  });

  test.skipIf(process.platform === 'win32')('is kept where nobody else can read it', async () => {
    const place = await ownTemporaryPlace();
    const source = await openStandardInput(Readable.from(['private']), unstopped);
    const [folder = ''] = await readdir(place);
    const modes = await Promise.all([folder, join(folder, 'input')].map((name) => stat(join(place, name))));
    expect(modes.map(({ mode }) => (mode & 0o777).toString(8))).toEqual(['700', '600']);
    await source.close();
  });

  test('is gone when it is closed', async () => {
    const place = await ownTemporaryPlace();
    const source = await openStandardInput(Readable.from(['private']), unstopped);
    expect(await readdir(place)).toHaveLength(1);
    await source.close();
    expect(await readdir(place)).toEqual([]);
  });

  test('is gone when it breaks off, and when another input cannot be opened', async () => {
    const place = await ownTemporaryPlace();
    const broken = new Readable({ read: (): void => void broken.destroy(new Error('broken pipe')) });
    await expect(openStandardInput(broken, unstopped)).rejects.toThrow('broken pipe');
    await expect(
      openInputs(['-', 'no-such.csv'], { stream: Readable.from(['private']), signal: unstopped }),
    ).rejects.toThrow('does not exist');
    expect(await readdir(place)).toEqual([]);
  });
});
