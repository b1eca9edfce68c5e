import type { Argv } from 'yargs';
import { findResource } from '../../options.ts';
import { describeResource, renderResource, renderResourceList } from '../../report/resource-list.ts';
import { resources } from '../../resources/index.ts';
import type { Arguments, Command, Terminal } from '../command.ts';

/** `nexload resources [NAME]`: the record types and their fields. */
export const resourcesCommand: Command = {
  build: (yargs: Argv) =>
    yargs.positional('name', { type: 'string', describe: 'one record type, such as contract-contacts' }),
  run: async (args: Arguments, terminal: Terminal) => {
    const name = args['name'];
    const chosen = typeof name === 'string' ? [findResource(name)] : resources;
    if (args['json'] === true) terminal.out(`${JSON.stringify(chosen.map(describeResource), null, 2)}\n`);
    else if (typeof name === 'string') terminal.out(chosen.map((one) => renderResource(one, terminal)).join('\n'));
    else terminal.out(renderResourceList(chosen, terminal));
    return 0;
  },
};
