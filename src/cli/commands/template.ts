import type { Argv } from 'yargs';
import { badOption } from '../../errors.ts';
import { storeNewFile } from '../../io/store-new-file.ts';
import { findResource } from '../../options.ts';
import { shellWord } from '../../report/shell-word.ts';
import { templateCsv, templateWorkbook } from '../../report/template.ts';
import type { Resource } from '../../resources/resource.ts';
import type { Arguments, Command, Terminal } from '../command.ts';

const outputs =
  'the file to make, or - for standard output; else RESOURCE.xlsx on a terminal, standard output in a pipe';

/** `nexload template RESOURCE`: an empty file with the right headers. */
export const templateCommand: Command = {
  build: (yargs: Argv) =>
    yargs
      .positional('resource', {
        type: 'string',
        demandOption: true,
        describe: 'the record type, such as contract-contacts',
      })
      .option('format', {
        choices: ['csv', 'xlsx'],
        describe: 'else what the name of the file says, else xlsx for a file and csv for a pipe',
      })
      .option('output', { alias: 'o', type: 'string', requiresArg: true, describe: outputs }),
  run: runTemplate,
};

type Format = 'csv' | 'xlsx';

async function runTemplate(args: Arguments, terminal: Terminal): Promise<number> {
  const resource = findResource(String(args['resource']));
  const file = chooseFile(resource, args, terminal);
  if (file === null && args['json'] === true)
    throw badOption('--json', 'the template itself goes to standard output', 'name a file with -o');
  const format = chooseFormat(args['format'], file);
  const content = await makeTemplate(resource, format);
  if (file === null) terminal.out(content);
  else await storeNewFile(file, content);
  if (file !== null && args['json'] === true)
    terminal.out(`${JSON.stringify({ resource: resource.name, format, file }, null, 2)}\n`);
  else if (file !== null && args['quiet'] !== true)
    terminal.out(`${file} is ready to be filled in. Then: nexload validate ${shellWord(file)}\n`);
  return 0;
}

/** Null for standard output. */
function chooseFile(resource: Resource, args: Arguments, terminal: Terminal): string | null {
  const { output, format, json } = args;
  if (typeof output === 'string') return output === '-' ? null : output;
  const isNamed = terminal.isOutSeen === true || json === true;
  return isNamed ? `${resource.name}.${format === 'csv' ? 'csv' : 'xlsx'}` : null;
}

function chooseFormat(format: unknown, file: string | null): Format {
  if (format === 'csv' || format === 'xlsx') return format;
  return file?.toLowerCase().endsWith('.xlsx') === true ? 'xlsx' : 'csv';
}

async function makeTemplate(resource: Resource, format: Format): Promise<Uint8Array> {
  return format === 'csv' ? Buffer.from(templateCsv(resource), 'utf8') : templateWorkbook(resource);
}
