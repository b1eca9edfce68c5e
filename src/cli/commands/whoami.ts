import type { Argv } from 'yargs';
import type { Person } from '../../ports.ts';
import { wrap } from '../../report/wrap.ts';
import type { Arguments, Command, Terminal } from '../command.ts';
import { openLog } from '../open-log.ts';
import { openTarget } from '../../io/account/open-target.ts';
import { addTargetOptions, takeTarget } from '../target-options.ts';

/** `nexload whoami`: who is signed in, where, and what they may do. */
export const whoamiCommand: Command = {
  build: (yargs: Argv) =>
    addTargetOptions(yargs).epilogue(
      'Exit codes: 0 somebody is signed in, 5 the server cannot be reached, 6 nobody is.',
    ),
  run: runWhoami,
};

async function runWhoami(args: Arguments, terminal: Terminal): Promise<number> {
  const target = takeTarget(args);
  const log = await openLog(args, terminal);
  const person = await openTarget(target, { env: terminal.env, log, signal: terminal.signal }).whoAmI();
  const { baseUrl } = target;
  if (args['json'] === true) terminal.out(`${JSON.stringify({ baseUrl, ...person }, null, 2)}\n`);
  else terminal.out(render(person, baseUrl, terminal));
  return 0;
}

function render(person: Person, baseUrl: string, { columns }: Terminal): string {
  const { fullName, email, isAdministrator, businesses, roles } = person;
  const names = businesses.map(({ id, name, isDefault }) => `${name} (${id}${isDefault ? ', default' : ''})`);
  const lines = [
    `${fullName === '' ? email : `${fullName} <${email}>`} on ${baseUrl}`,
    ...(person.isActive ? [] : ['The account is not active.']),
    ...(person.hasApiAccess ? [] : ['The account has no API access.']),
    'Businesses:',
    wrap(names.length === 0 ? 'none' : names.join(', '), { columns, indent: 2 }),
    'Roles:',
    wrap(isAdministrator ? 'administrator, so every role' : roles.join(', ') || 'none', { columns, indent: 2 }),
  ];
  return `${lines.join('\n')}\n`;
}
