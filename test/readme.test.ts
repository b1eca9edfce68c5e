import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import yargs from 'yargs';
import { commands } from '../src/cli/commands.ts';
import { globalOptions } from '../src/cli/global-options.ts';
import { buildCommand, patienceMs } from './helpers/built-command.ts';

const root = join(import.meta.dirname, '..');
const documents = ['README.md', 'ARCHITECTURE.md', 'CHANGELOG.md', 'docs/sandbox.md', 'bench/README.md'];
const readme = await readFile(join(root, 'README.md'), 'utf8');

test(
  'the example of the README runs as it stands and prints totals and problems',
  async () => {
    const [, example = ''] = /<!-- example -->\s*```js\n([\s\S]*?)```\s*<!-- \/example -->/.exec(readme) ?? [];
    const nexload = await buildCommand();
    // Beside the package.json of the build, `nexload` means the build.
    await writeFile(join(nexload.dist, 'example.js'), example);
    const { exitCode, stdout, stderr } = await nexload.runFile('example.js', { cwd: root });
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toMatch(/^\{ rows: \d+, valid: \d+, invalid: \d+, blank: \d+ \}\n/);
    expect(stdout).toMatch(/^E5 DateOfBirth "1988-02-30" is not a date /m);
  },
  2 * patienceMs,
);

describe.each(documents)('%s', (name) => {
  test('links to nothing that is not there', async () => {
    const text = await readFile(join(root, name), 'utf8');
    const links = [...text.matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)(?:#[^)]*)?\)/g)].map(([, link = '']) => link);
    expect(links.filter((link) => !existsSync(join(root, name, '..', link)))).toEqual([]);
  });

  test('shows only command lines that the program understands', async () => {
    const lines = commandLines(await readFile(join(root, name), 'utf8'));
    const refused = await Promise.all(lines.map(async (line) => await complaintAbout(line)));
    expect(refused.filter((complaint) => complaint !== null)).toEqual([]);
  });
});

test('the README shows how to use the command', () => {
  expect(commandLines(readme).length).toBeGreaterThan(3);
});

/** The lines of shell blocks that call the command, without their comments. */
function commandLines(text: string): readonly string[] {
  return [...text.matchAll(/```sh\n([\s\S]*?)```/g)]
    .flatMap(([, block = '']) => block.split('\n'))
    .map((line) => line.replace(/(?:^|\s)#.*$/, '').trim())
    .filter((line) => /^(?:npx )?nexload /.test(line));
}

/** What is wrong with a command line, null where it can be run; only its words are looked at. */
async function complaintAbout(line: string): Promise<string | null> {
  const words =
    line
      .split(' | ')[0]
      ?.replace(/^(?:npx )?nexload /, '')
      .split(/\s+/) ?? [];
  if (words[0]?.startsWith('-') === true) return ['--version', '--help'].includes(words[0]) ? null : line;
  const entry = commands.find(({ usage }) => usage.split(' ')[0] === words[0]);
  if (entry === undefined) return `${line}: no such command`;
  const command = await entry.load();
  const parser = yargs()
    .options(globalOptions)
    .strict()
    .exitProcess(false)
    .command(entry.usage, '', command.build, () => undefined)
    .fail((message: string) => {
      throw new Error(message);
    });
  try {
    await parser.parseAsync(words);
    return null;
  } catch (error) {
    return `${line}: ${String(error)}`;
  }
}
