import { setTimeout as sleep } from 'node:timers/promises';
import type { Argv } from 'yargs';
import { exitCodes, type ExitCode } from '../../errors.ts';
import { createApi } from '../../io/api/create-api.ts';
import { systemClock } from '../../io/clock.ts';
import { createFixedSession } from '../../io/sign-in/fixed-session.ts';
import type { Log, Person } from '../../ports.ts';
import { resources } from '../../resources/index.ts';
import type { Arguments, Command, Terminal } from '../command.ts';
import { checkApiAccess, checkRoles, checkWrite } from '../doctor/check-access.ts';
import { checkBudget } from '../doctor/check-budget.ts';
import { checkNetwork } from '../doctor/check-network.ts';
import { checkBaseUrl, checkHome } from '../doctor/check-place.ts';
import { failBecause, ok, skipped, type Check } from '../doctor/check.ts';
import { renderChecks, renderSum } from '../doctor/render-checks.ts';
import { clientOf } from '../../io/account/client-of.ts';
import { openLog } from '../open-log.ts';
import { openPlace, openTarget, type OpenTarget } from '../../io/account/open-target.ts';
import { limitsOption, takeLimits } from '../sending-options.ts';
import { addTargetOptions, takePlace } from '../target-options.ts';
import type { Target } from '../../io/account/target.ts';

/** `nexload doctor`: looks at everything that has to work, in the order in which it has to. */
export const doctorCommand: Command = {
  build: (yargs: Argv) =>
    addTargetOptions(yargs)
      .options(limitsOption)
      .epilogue(
        'Changes nothing. Exit codes: 0 all works, 2 an option makes no sense, 5 the server cannot be reached, 6 sign-in or permission.',
      ),
  run: runDoctor,
};

async function runDoctor(args: Arguments, terminal: Terminal): Promise<number> {
  const { check, baseUrl } = checkBaseUrl(String(args['base-url']));
  const place = takePlace(args);
  const patient = { terminal, log: await openLog(args, terminal), limits: takeLimits(args) };
  const found = baseUrl === null ? [] : await checkTarget({ ...place, baseUrl }, patient);
  const checks = [check, await checkHome(place.home), ...found];
  const exitCode = worstOf(checks);
  if (args['json'] === true)
    terminal.out(`${JSON.stringify({ baseUrl, exitCode, checks: checks.map(toJson) }, null, 2)}\n`);
  else terminal.out(args['quiet'] === true ? `${renderSum(checks)}\n` : renderChecks(checks, terminal));
  return exitCode;
}

interface Patient {
  readonly terminal: Terminal;
  readonly log: Log;
  /** As `--limits` has them. */
  readonly limits: string;
}

async function checkTarget(target: Target, { terminal, log, limits }: Patient): Promise<readonly Check[]> {
  const world = { env: terminal.env, log, signal: terminal.signal };
  const { home, baseUrl } = target;
  const { send } = openPlace(target, world);
  const network = await checkNetwork({ baseUrl, send, clock: systemClock });
  if (network.some(({ status }) => status === 'fail')) return [...network, skipped('sign-in')];
  try {
    const opened = openTarget(target, world);
    const person = await opened.whoAmI();
    const budgetKey = clientOf(terminal.env, target);
    return [
      ...network,
      sayPerson(person),
      await checkBudget({ home, target: budgetKey, limits, clock: systemClock }),
      ...(await checkPerson(person, opened, { target, log, signal: terminal.signal })),
    ];
  } catch (error) {
    return [...network, failBecause('sign-in', error)];
  }
}

function sayPerson({ email, businesses }: Person): Check {
  return ok('sign-in', `as ${email}, for ${businesses.map(({ name }) => name).join(', ') || 'no business'}`);
}

interface Settings {
  readonly target: Target;
  readonly log: Log;
  readonly signal: AbortSignal;
}

async function checkPerson(person: Person, { session }: OpenTarget, settings: Settings): Promise<readonly Check[]> {
  const access = checkApiAccess(person);
  const roles = resources.map((resource) => checkRoles(person, resource));
  if (access.status === 'fail') return [access, ...roles];
  // A role that is missing looks like a dead token, and a renewal for each would be too much of a good thing.
  const fixed = createFixedSession(await session.authorization());
  const { target, log, signal } = settings;
  const api = createApi({ baseUrl: target.baseUrl, timeoutMs: target.timeoutMs, log, signal, session: fixed });
  const writable = resources.filter((_, index) => roles[index]?.status === 'ok');
  const writes: Check[] = [];
  for (const resource of writable) writes.push(await checkWrite(resource, { api, sleep }));
  return [access, ...roles, ...writes];
}

// What makes no sense comes first, then what cannot be reached, then what is not allowed.
function worstOf(checks: readonly Check[]): ExitCode {
  const order = [exitCodes.usage, exitCodes.stopped, exitCodes.denied];
  return order.find((code) => checks.some(({ exitCode }) => exitCode === code)) ?? exitCodes.ok;
}

function toJson({ name, status, message, advice }: Check): Omit<Check, 'exitCode'> {
  return { name, status, message, advice };
}
