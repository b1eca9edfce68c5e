import { Readable } from 'node:stream';
import { describe, expect, onTestFinished, test } from 'vitest';
import { closeInputs, openInputs } from '../../src/io/open-inputs.ts';
import type { Source } from '../../src/ports.ts';
import { enterFolder } from '../helpers/enter-folder.ts';

async function open(...inputs: readonly string[]): Promise<readonly Source[]> {
  const sources = await openInputs(inputs, { stream: Readable.from(['typed']), signal: new AbortController().signal });
  onTestFinished(async () => await closeInputs(sources));
  return sources;
}

async function textOf(source: Source | undefined): Promise<string> {
  let text = '';
  for await (const chunk of source?.bytes() ?? []) text += Buffer.from(chunk).toString('utf8');
  return text;
}

describe('inputs', () => {
  test('are opened in the order they were named, a folder as all its files', async () => {
    await enterFolder({ 'in/b.csv': 'B', 'in/a.csv': 'A', 'z.csv': 'Z' });
    const sources = await open('z.csv', 'in', '-');
    expect(await Promise.all(sources.map(textOf))).toEqual(['Z', 'A', 'B', 'typed']);
    expect(sources.map(({ size }) => size)).toEqual([1, 1, 1, 5]);
  });

  test('can be read again, and from any place', async () => {
    await enterFolder({ 'a.csv': 'abcdef' });
    const [source] = await open('a.csv');
    expect([await textOf(source), await textOf(source)]).toEqual(['abcdef', 'abcdef']);
    const piece = async (position: number, length: number): Promise<string> =>
      Buffer.from((await source?.readAt(position, length)) ?? []).toString('utf8');
    expect([await piece(2, 3), await piece(4, 100), await piece(6, 1)]).toEqual(['cde', 'ef', '']);
  });

  test('are read to the end however long they are', async () => {
    const long = 'é'.repeat(100_000);
    await enterFolder({ 'a.csv': long });
    const [source] = await open('a.csv');
    const chunks: Buffer[] = [];
    for await (const chunk of source?.bytes() ?? []) chunks.push(Buffer.from(chunk));
    expect(Buffer.concat(chunks).toString('utf8')).toBe(long);
  });

  test('may say their record type: a file, a folder, standard input', async () => {
    await enterFolder({ 'a.csv': '', 'in/b.csv': '', 'in/c.csv': '' });
    const sources = await open('a.csv=contract-deposits', 'in=contract-contacts', '-=proposal-contracts', 'a.csv');
    expect(sources.map(({ name, resource }) => [name.replace('\\', '/'), resource])).toEqual([
      ['a.csv', 'contract-deposits'],
      ['in/b.csv', 'contract-contacts'],
      ['in/c.csv', 'contract-contacts'],
      ['-', 'proposal-contracts'],
      ['a.csv', undefined],
    ]);
  });

  test('may have an equals sign in their names', async () => {
    await enterFolder({ 'a=b': 'one', 'c=d.csv': 'two', 'e=f': 'three' });
    const sources = await open('a=b', 'c=d.csv', 'e=f=contract-deposits');
    expect(sources.map(({ name, resource }) => [name, resource])).toEqual([
      ['a=b', undefined],
      ['c=d.csv', undefined],
      ['e=f', 'contract-deposits'],
    ]);
  });

  test('are refused where one is not there', async () => {
    await enterFolder({ 'a.csv': '' });
    await expect(open('a.csv', '-', 'no-such.csv')).rejects.toMatchObject({
      name: 'UserError',
      message: 'no-such.csv does not exist',
    });
  });
});
