import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isObject, parseJson, plainText, type JsonObject } from '../../src/sandbox/json.ts';
import { randomOf, type Random } from '../../src/sandbox/random.ts';
import { startSandbox, type Sandbox } from '../../src/sandbox/sandbox.ts';
import { checkRound, countNeedless, type Verdict } from './check-round.ts';
import { makeScenario, type Scenario } from './make-scenario.ts';
import { makeDoom, makeWeather, type Weather } from './make-weather.ts';
import { runDoomed, type Doom, type Ended } from './run-doomed.ts';
import { keyOf, typeNames } from './scenario-fields.ts';

/** What came of one round. */
export interface Played {
  readonly seed: number;
  /** What the round was like, in a few words. */
  readonly about: string;
  readonly kills: number;
  readonly rows: number;
  readonly writes: number;
  /** Writes that found in the record what an earlier one of ours had put there. */
  readonly needless: number;
  /** How many writes can have been under way at the kills. */
  readonly mostInFlight: number;
  readonly throttled: number;
  /** What went wrong; empty where nothing is lost. */
  readonly faults: readonly string[];
}

/** A round that is going on. */
export interface Round {
  readonly main: string;
  readonly folder: string;
  readonly sandbox: Sandbox;
  readonly scenario: Scenario;
  readonly weather: Weather;
  readonly random: Random;
  /** The records before anything was sent, and what somebody else changed in them since. */
  readonly records: Map<string, JsonObject>;
  kills: number;
}

/** Plays one round: apply, strike, resume until done, compare; then once more, which must write nothing, and back again. */
export async function playRound(main: string, seed: number, wish: Partial<Weather> = {}): Promise<Played> {
  const random = randomOf('chaos', seed);
  const weather = { ...makeWeather(random), ...wish };
  const { faults, serverLimits: limits, latencyMs, throttle } = weather;
  const sandbox = await startSandbox({ records: 60, limits, latencyMs, throttle, seed });
  const folder = await mkdtemp(join(tmpdir(), 'nexload-chaos-'));
  try {
    await markRecords(sandbox);
    const scenario = makeScenario((type) => sandbox.records(type), random);
    for (const { name, text } of scenario.files) await writeFile(join(folder, name), text);
    const records = new Map(
      typeNames.flatMap((type) => sandbox.records(type).map((one) => [keyOf(type, one), one] as const)),
    );
    await ask(sandbox, 'POST faults', { profile: faults });
    const round: Round = { main, folder, sandbox, scenario, weather, random, records, kills: 0 };
    return { seed, ...(await playAll(round)), about: describe(weather, scenario) };
  } finally {
    await sandbox.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function playAll(round: Round): Promise<Omit<Played, 'seed' | 'about'>> {
  const { sandbox, weather, scenario, random } = round;
  const apply = [
    'apply',
    ...scenario.files.map(({ name }) => name),
    '--skip-invalid',
    '--duplicates',
    scenario.duplicates,
    '--max-errors',
    '100%',
  ];
  const faults: string[] = [];
  const first = await finish(round, apply);
  const verdict = await checkRound(round, first, 'apply');
  faults.push(...verdict.faults);
  const needless = countNeedless(sandbox.requests());
  const writes = sandbox.requests().filter(({ method }) => method === 'PUT').length;
  const mostInFlight = round.kills * weather.concurrency;
  if (needless > mostInFlight)
    faults.push(`${needless} writes were repeated needlessly, and ${mostInFlight} were under way`);
  faults.push(...(await playAgain(round, apply, verdict)));
  if (faults.length === 0 && random.chance(0.4)) faults.push(...(await playBack(round, verdict)));
  const throttled = sandbox
    .requests()
    .filter(({ status, fault }) => fault === null && status === weather.throttle).length;
  const rows = countRows(round);
  return { kills: round.kills, rows, writes, needless, mostInFlight, throttled, faults };
}

/** The same again, in peace, has nothing to do but what was refused the first time. */
async function playAgain(round: Round, apply: readonly string[], { refused }: Verdict): Promise<readonly string[]> {
  const { sandbox } = round;
  const before = sandbox.requests().length;
  await ask(sandbox, 'POST faults', { profile: 'calm' });
  await call(round, apply, null);
  // One that was throttled was not looked into, so that the log does not know its record; it comes again.
  const written = sandbox
    .requests()
    .slice(before)
    .filter(({ method, id }) => method === 'PUT' && id !== null);
  const surplus = written.filter(({ id, path }) => ![...refused].some((key) => isAbout(key, path, id)));
  return surplus.map(({ path, id }) => `the second run wrote ${path} ${id}`);
}

function isAbout(key: string, path: string, id: number | null): boolean {
  const [type = '', number] = key.split(' ');
  return Number(number) === id && path.toLowerCase().includes(type.replaceAll('-', ''));
}

/** Takes everything back, struck as well. */
async function playBack(round: Round, { run, refused }: Verdict): Promise<readonly string[]> {
  if (refused.size > 0) return [];
  await ask(round.sandbox, 'POST faults', { profile: round.weather.faults });
  const ended = await finish(round, ['rollback', run, '--max-errors', '100%']);
  if (ended.stdout.includes('nothing-to-roll-back')) return [];
  return (await checkRound(round, ended, 'rollback')).faults;
}

const mostCalls = 60;

/** Calls the command, and goes on with it, until it says that nothing is left to do. */
async function finish(round: Round, command: readonly string[]): Promise<Ended> {
  let args = command;
  const { strikes } = round.weather;
  let struck = 0;
  for (let calls = 0; calls < mostCalls; calls += 1) {
    const ended = await call(
      round,
      args,
      struck < strikes ? makeDoom(countRows(round), round.weather, round.random) : null,
    );
    if (ended.wasStruck) {
      struck += 1;
      round.kills += 1;
      await touchBehindItsBack(round);
    } else if (isOver(ended) && commandOf(ended) === command[0]) return ended;
    args = nextCommand(ended, command);
  }
  throw new Error(`not finished after ${mostCalls} calls`);
}

/** A run whose reads were struck by the weather as well may end with rows of which nobody knows, and says how to go on. */
function isOver({ exitCode, stdout }: Ended): boolean {
  const document = parseJson(stdout);
  const run = isObject(document) ? document['run'] : undefined;
  return (exitCode === 0 || exitCode === 3) && isObject(run) && run['resumeCommand'] === null;
}

/** Where nothing had begun yet, or the files had not been read to their end, the same command is given again. */
function nextCommand(ended: Ended, command: readonly string[]): readonly string[] {
  const { exitCode, stdout, stderr } = ended;
  // Struck before it began, so that there was only an older run to speak of.
  if (exitCode === 0 && commandOf(ended) !== command[0]) return command;
  if (exitCode === 1 || exitCode === 13) throw new Error(`exit code ${exitCode}: ${stdout}${stderr}`);
  const code = errorCodeOf(stdout);
  if (code === null || ['interrupted', 'target-held', 'target-troubled'].includes(code)) return ['resume'];
  if (['nothing-to-resume', 'run-needs-its-files'].includes(code)) return command;
  if (code === 'nothing-to-roll-back') return command;
  throw new Error(`exit code ${exitCode}: ${stdout}${stderr}`);
}

function commandOf({ stdout }: Ended): string {
  const document = parseJson(stdout);
  const run = isObject(document) ? document['run'] : undefined;
  return isObject(run) ? plainText(run['command']) : '';
}

function errorCodeOf(stdout: string): string | null {
  const document = parseJson(stdout);
  const error = isObject(document) ? document['error'] : undefined;
  return isObject(error) ? plainText(error['code']) : null;
}

async function call(round: Round, args: readonly string[], doom: Doom | null): Promise<Ended> {
  const { main, folder, sandbox, weather } = round;
  const target = args[0] === 'apply' ? ['--base-url', sandbox.baseUrl] : [];
  const limits =
    args[0] === 'resume' ? [] : ['--limits', weather.clientLimits, '--concurrency', String(weather.concurrency)];
  const flags = ['--yes', '--json', '--timeout', '2s', '--home', 'home', '--reports', 'reports'];
  return await runDoomed({
    main,
    args: [...args, ...target, ...limits, ...flags],
    cwd: folder,
    env: { NEXLOAD_TOKEN: sandbox.token },
    doom,
    countRequests: () => sandbox.requests().length,
  });
}

/** While the command is dead, somebody changes what no row speaks of. */
async function touchBehindItsBack({ sandbox, scenario, random, records }: Round): Promise<void> {
  const { type, rows } = random.pick([scenario.files[0] ?? never(), ...scenario.files]);
  const ids = rows.flatMap(({ id, destiny }) => (id === null || destiny === 'missing' ? [] : [id]));
  const id = ids[random.between(0, ids.length - 1)];
  if (id === undefined) return;
  // What was on its way when the command died has arrived by then.
  await new Promise((resolve) => void setTimeout(resolve, 40));
  const SystemId = `touched-${random.between(1, 1e6)}`;
  await ask(sandbox, `PATCH records/${type}/${id}`, { SystemId });
  const key = `${type} ${id}`;
  records.set(key, { ...records.get(key), SystemId });
}

/** `POST faults` and the like, at the sandbox's own door. */
async function ask(sandbox: Sandbox, what: string, body: JsonObject): Promise<void> {
  const [method = '', path = ''] = what.split(' ');
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(`${sandbox.baseUrl}/sandbox/${path}`, { method, headers, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${what}: ${response.status} ${await response.text()}`);
}

/** Every record gets a key that no document names. */
async function markRecords(sandbox: Sandbox): Promise<void> {
  for (const type of typeNames)
    for (const record of sandbox.records(type))
      await ask(sandbox, `PATCH records/${keyOf(type, record).replace(' ', '/')}`, {
        XMark: `mark of ${keyOf(type, record)}`,
      });
}

function describe(
  { faults, serverLimits, clientLimits, latencyMs, concurrency }: Weather,
  { files, duplicates }: Scenario,
): string {
  return `${files.length} files, ${faults}, limits ${serverLimits} kept as ${clientLimits}, ${latencyMs} ms, ${concurrency} at a time, duplicates ${duplicates}`;
}

function countRows({ scenario }: Round): number {
  return scenario.files.reduce((sum, file) => sum + file.rows.length, 0);
}

function never(): never {
  throw new Error('a scenario has a file');
}
