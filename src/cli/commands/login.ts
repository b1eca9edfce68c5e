import type { Argv } from 'yargs';
import { codeWanted, nobodyToAsk } from '../../errors/sign-in.ts';
import { logIn, type LoggedIn } from '../../io/sign-in/log-in.ts';
import type { User } from '../../io/sign-in/credentials.ts';
import { ask, type Keyboard } from '../ask.ts';
import type { Arguments, Command, Terminal } from '../command.ts';
import { openLog } from '../open-log.ts';
import { refuseWithLogin } from '../refuse-combinations.ts';
import { shellWord } from '../../report/shell-word.ts';
import { sayPlace } from '../say-apply.ts';
import { openPlace } from '../../io/account/open-target.ts';
import { addTargetOptions, takeTarget } from '../target-options.ts';

/** `nexload login`: signs in once, so that later commands need no secrets. */
export const loginCommand: Command = createLoginCommand(() => process.stdin);

/** The command for a keyboard, which is opened only where something has to be asked. */
export function createLoginCommand(openKeyboard: () => Keyboard): Command {
  return {
    build,
    run: async (args, terminal, said = new Set()) => {
      refuseWithLogin(args, said);
      return await runLogin(args, { terminal, openKeyboard });
    },
  };
}

function build(yargs: Argv): Argv {
  return addTargetOptions(yargs).epilogue(
    'E-mail and password come from NEXLOAD_USERNAME and NEXLOAD_PASSWORD, or are asked for. Kept is a token that renews itself, never the password. Exit codes: 0 signed in, 5 the server cannot be reached, 6 it refuses.',
  );
}

interface Desk {
  readonly terminal: Terminal;
  readonly openKeyboard: () => Keyboard;
}

async function runLogin(args: Arguments, desk: Desk): Promise<number> {
  const { terminal } = desk;
  const target = takeTarget(args);
  const place = openPlace(target, { log: await openLog(args, terminal), signal: terminal.signal });
  const user = await takeUser(desk);
  const totp = terminal.env['NEXLOAD_TOTP']?.trim() ?? '';
  const first = await logIn({ ...user, totp }, place);
  const done = first.kind === 'stored' ? first : await logIn({ ...user, totp: await askCode(desk, place) }, place);
  if (done.kind === 'code-wanted') throw codeWanted(target.baseUrl);
  print({ ...done, baseUrl: target.baseUrl, username: user.username }, args, terminal);
  return 0;
}

async function takeUser(desk: Desk): Promise<User> {
  const { env } = desk.terminal;
  const username = env['NEXLOAD_USERNAME']?.trim() || (await askFor('E-mail: ', false, desk)).trim();
  const password = env['NEXLOAD_PASSWORD'] || (await askFor('Password (not shown): ', true, desk));
  return { username, password };
}

async function askCode(desk: Desk, { baseUrl }: { readonly baseUrl: string }): Promise<string> {
  if (desk.openKeyboard().isTTY !== true) throw codeWanted(baseUrl);
  return (await askFor('Two-factor code: ', false, desk)).trim();
}

async function askFor(text: string, isHidden: boolean, { terminal, openKeyboard }: Desk): Promise<string> {
  const keyboard = openKeyboard();
  if (keyboard.isTTY !== true) throw nobodyToAsk();
  return ask({ text, isHidden, keyboard }, terminal);
}

type Done = Extract<LoggedIn, { kind: 'stored' }> & { readonly baseUrl: string; readonly username: string };

function print({ baseUrl, username, place, file }: Done, args: Arguments, terminal: Terminal): void {
  if (args['json'] === true) terminal.out(`${JSON.stringify({ baseUrl, username, place, file }, null, 2)}\n`);
  else if (args['quiet'] !== true) {
    const where = place === 'keyring' ? 'the keyring of this desktop' : `${file}, which only you can read`;
    const next = ['nexload', 'doctor', ...sayPlace(args)].map(shellWord).join(' ');
    terminal.out(`Signed in to ${baseUrl} as ${username}. The login is kept in ${where}.\nThen: ${next}\n`);
  }
}
