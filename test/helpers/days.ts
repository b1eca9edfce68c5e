import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseLimits } from '../../src/budget/limits.ts';
import type { RunDocument } from '../../src/index.ts';
import { createApi } from '../../src/io/api/create-api.ts';
import { openBudget } from '../../src/io/budget/open-budget.ts';
import { openFile } from '../../src/io/file-source.ts';
import { openJournal } from '../../src/io/journal/open-journal.ts';
import { createFixedSession } from '../../src/io/sign-in/fixed-session.ts';
import { silentLog } from '../../src/io/silent-log.ts';
import { parseInputOptions } from '../../src/options.ts';
import type { Api } from '../../src/ports.ts';
import { apply, resume } from '../../src/run.ts';
import type { JsonObject } from '../../src/sandbox/json.ts';
import { startSandbox, type Sandbox } from '../../src/sandbox/sandbox.ts';
import { defaultSending, type Sending } from '../../src/sending.ts';
import type { AccountWorld } from '../../src/steps/active-run.ts';
import { createVirtualClock, type VirtualClock } from '../calls/virtual-clock.ts';
import type { OnFinished } from './open-scene.ts';

/** A migration that takes days. */
export interface DaysOptions {
  /** How many deposits get another price. */
  readonly rows: number;
  /** The server's limits and ours. */
  readonly limits: string;
  /** When the first night begins, in milliseconds since 1970. */
  readonly start: number;
  /** How long a request and its answer are on their way, in milliseconds. */
  readonly latencyMs: number;
}

/** A server and a machine whose clock stands still while anything is going on. */
export interface Days {
  readonly clock: VirtualClock;
  readonly sandbox: Sandbox;
  /** Begins the run in a process of its own. */
  begin(sending: Partial<Sending>): Promise<Night>;
  /** Goes on with it in another. */
  goOn(sending: Partial<Sending>): Promise<Night>;
  /** Every deposit as it is now. */
  records(): readonly JsonObject[];
  /** Somebody else changes a record. */
  meddle(id: number, change: JsonObject): Promise<void>;
}

/** How a night ended. */
export interface Night {
  /** What was shown before the first write; null where nobody was asked. */
  readonly asked: RunDocument | null;
  readonly document: RunDocument;
  readonly endedAt: number;
}

const run = 'migration';
const type = 'contract-deposits';
const firstId = 41_001;

/** Opens a server with deposits, and a file that asks for another price of each. */
export async function openDays(onFinished: OnFinished, options: DaysOptions): Promise<Days> {
  const { rows, limits, start } = options;
  const folder = await mkdtemp(join(tmpdir(), 'nexload-days-'));
  onFinished(async () => await rm(folder, { recursive: true, force: true }));
  const clock = createVirtualClock(start);
  const ids = Array.from({ length: rows }, (_, index) => firstId + index);
  const seeds = ids.map((id) => ({ resource: type, id, values: { Price: id } }));
  const sandbox = await startSandbox({ records: 0, seeds, limits, now: () => clock.now() });
  onFinished(async () => await sandbox.close());
  const file = join(folder, `${type}.csv`);
  await writeFile(file, `Id,Price\n${ids.map((id) => `${id},${id}\n`).join('')}`);
  const place = { folder, file, clock, sandbox, options };
  return {
    clock,
    sandbox,
    begin: async (sending) => await spendNight(place, { sending, isFirst: true }),
    goOn: async (sending) => await spendNight(place, { sending, isFirst: false }),
    records: () => sandbox.records(type),
    async meddle(id, change) {
      const door = `${sandbox.baseUrl}/sandbox/records/${type}/${id}`;
      const answer = await fetch(door, { method: 'PATCH', body: JSON.stringify(change) });
      if (!answer.ok) throw new Error(await answer.text());
    },
  };
}

interface Place {
  readonly folder: string;
  readonly file: string;
  readonly clock: VirtualClock;
  readonly sandbox: Sandbox;
  readonly options: DaysOptions;
}

interface Wish {
  readonly sending: Partial<Sending>;
  readonly isFirst: boolean;
}

/** Nothing but the home folder is left of the night before. */
async function spendNight(place: Place, { sending, isFirst }: Wish): Promise<Night> {
  const { folder, clock, sandbox, options } = place;
  const home = join(folder, 'home');
  const budget = await openBudget({ home, target: 'client', limits: parseLimits(options.limits), clock });
  const journal = await openJournal({ home });
  let asked: RunDocument | null = null;
  const world: AccountWorld = {
    api: travelling(apiOf(sandbox), place),
    budget,
    journal,
    clock,
    random: () => 0.5,
    log: silentLog,
    signal: new AbortController().signal,
    progress: { report: () => undefined, end: () => undefined },
    openFolder: () => null,
    confirm: async ({ document }) => {
      asked = document;
      return true;
    },
    askToGoOn: async () => true,
  };
  const settings = { sending: { ...defaultSending, limits: options.limits, ...sending }, ...asFound };
  try {
    const { document } = isFirst ? await applyFile(place, { settings, world }) : await goOn({ settings, world });
    return { asked, document, endedAt: clock.now() };
  } finally {
    await journal.close();
    await budget.close();
  }
}

const asFound = { flagsForRejects: [], duplicates: 'error' as const };

interface Call {
  readonly settings: { readonly sending: Sending } & typeof asFound;
  readonly world: AccountWorld;
}

type Ended = Promise<{ readonly document: RunDocument }>;

async function applyFile({ file, sandbox }: Place, { settings, world }: Call): Ended {
  const source = await openFile(file);
  const target = { baseUrl: sandbox.baseUrl, user: sandbox.username };
  const start = { id: run, command: 'apply', target, settings };
  try {
    return await apply({ sources: [source], ...parseInputOptions({}, null), start }, world);
  } finally {
    await source.close();
  }
}

async function goOn({ settings, world }: Call): Ended {
  const found = await world.journal.getRun(run);
  if (found === null) throw new Error('the run is gone');
  return await resume({ ...found, settings }, world);
}

function apiOf({ baseUrl, token }: Sandbox): Api {
  return createApi({ baseUrl, session: createFixedSession(`Bearer ${token}`), timeoutMs: 30_000, log: silentLog });
}

/** The time on the way passes by the clock; what the server takes in earnest is no time. */
function travelling(api: Api, { clock, options: { latencyMs } }: Place): Api {
  const never = new AbortController().signal;
  const go = async <T>(ask: () => Promise<T>): Promise<T> => {
    await clock.sleep(latencyMs / 2, never);
    const reply = await clock.hold(ask());
    await clock.sleep(latencyMs / 2, never);
    return reply;
  };
  return {
    readBatch: async (path, ids) => await go(async () => await api.readBatch(path, ids)),
    readOne: async (path, id) => await go(async () => await api.readOne(path, id)),
    write: async (path, body) => await go(async () => await api.write(path, body)),
  };
}
