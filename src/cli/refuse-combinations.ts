import { usage } from '../errors.ts';
import { planHasItsOptions } from '../errors/plan.ts';
import { basicNeedsNoLogin, loginTakesNoToken, sandboxIsAnAccount, sandboxKeepsNoPlan } from '../errors/target.ts';
import { listAnd } from '../problems/quote.ts';
import { hasWorkbook } from '../has-workbook.ts';
import type { Source } from '../ports.ts';
import type { Arguments } from './command.ts';
import { inputOptions } from './input-options.ts';

/** The long names of the options that the command line itself says: what environment and config file say is for many commands. */
export type Said = ReadonlySet<string>;

/** Stops a command whose flags for the account contradict each other. */
export function refuseWithSandbox(args: Arguments, said: Said): void {
  if (args['sandbox'] !== true) return;
  const flag = ['base-url', 'auth', 'token-command'].find((name) => said.has(name));
  if (flag !== undefined) throw sandboxIsAnAccount(`--${flag}`);
  if (said.has('out')) throw sandboxKeepsNoPlan();
}

/** Stops a login by flags that do without one. */
export function refuseWithLogin(args: Arguments, said: Said): void {
  if (said.has('auth') && args['auth'] === 'basic') throw basicNeedsNoLogin();
  if (said.has('token-command')) throw loginTakesNoToken();
}

/** Stops a command that wants a sheet of files that have none. */
export async function refuseSheet(sources: readonly Source[], said: Said): Promise<void> {
  if (!said.has('sheet') || (await hasWorkbook(sources))) return;
  throw usage('--sheet names a sheet of a workbook, and no input is one', 'leave --sheet out, or give an .xlsx file');
}

/** Stops a command that would read the rows of a saved plan in another way: how they were read is in the plan. */
export function refuseWithPlan(file: string, said: Said): void {
  const flags = [...Object.keys(inputOptions), 'mode'].filter((name) => said.has(name)).map((name) => `--${name}`);
  if (flags.length > 0) throw planHasItsOptions(file, listAnd(flags), flags.length);
}
