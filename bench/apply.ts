import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runNexload, runScript, type Taken } from './child.ts';
import { depositsPath, writeDeposits } from './deposits.ts';
import { withSandbox, type Noted, type Server } from './server.ts';
import { figureLine, median } from './table.ts';
import { inTemporaryFolder } from './temporary-folder.ts';
import { runOptions } from './where.ts';

// Many short rounds in turns: what else the machine does meets both alike.
const rounds = 9;
const rows = 4_000;
const bareSend = fileURLToPath(new URL('bare-send.js', import.meta.url));

/** One run, and its requests a second from its first write to its last, the reads between them included. */
interface Sent extends Taken {
  readonly rate: number;
}

/** Applying a file of which every row differs, beside a bare loop that does the same reads and writes; a server without limits. */
export function run(): Promise<string[]> {
  return inTemporaryFolder((folder) =>
    withSandbox({ limits: 'none', records: rows }, async (server) => {
      const file = join(folder, 'contract-deposits.csv');
      await writeDeposits(file, server, { count: rows, isOther: () => true });
      const bare: Sent[] = [];
      const ours: Sent[] = [];
      for (let round = 0; round < rounds; round++) {
        bare.push(await measure(server, () => runScript(bareSend, [`${server.baseUrl}${depositsPath}`, file])));
        ours.push(await measure(server, () => runNexload(applying(server, folder, file))));
      }
      return toLines(bare, ours);
    }),
  );
}

function applying(server: Server, folder: string, file: string): readonly string[] {
  return ['apply', file, '--yes', '--limits', 'none', '--concurrency', '16', ...runOptions(server, folder)];
}

function isWrite({ method }: Noted): boolean {
  return method === 'PUT';
}

async function measure(server: Server, work: () => Promise<Taken>): Promise<Sent> {
  await server.ask('/sandbox/reset', { method: 'POST' });
  const taken = await work();
  const requests = await server.ask<readonly Noted[]>('/sandbox/requests');
  const first = requests.findIndex(isWrite);
  const last = requests.findLastIndex(isWrite);
  const writes = requests.filter(isWrite);
  if (writes.length !== rows || writes.some(({ status }) => status !== 200))
    throw new Error(`${writes.length} writes for ${rows} rows`);
  const ms = Date.parse(requests[last]?.at ?? '') - Date.parse(requests[first]?.at ?? '');
  return { ...taken, rate: ((last - first) / ms) * 1000 };
}

function toLines(bare: readonly Sent[], ours: readonly Sent[]): string[] {
  const middle = (all: readonly Sent[], figure: (one: Sent) => number): number => median(all.map(figure));
  const ratio = median(ours.map(({ rate }, round) => rate / (bare[round]?.rate ?? Number.NaN)));
  return [
    figureLine({ what: 'got + p-limit, sending', value: middle(bare, ({ rate }) => rate), unit: 'requests/s' }),
    figureLine({ what: 'apply, sending', value: middle(ours, ({ rate }) => rate), unit: 'requests/s' }),
    figureLine({ what: 'apply / got + p-limit, round by round', value: ratio, unit: 'x', least: 0.8 }),
    figureLine({ what: 'got + p-limit, 4,000 rows, whole', value: middle(bare, (one) => one.seconds), unit: 's' }),
    figureLine({ what: 'apply, checking to report', value: middle(ours, (one) => one.seconds), unit: 's' }),
    figureLine({ what: 'got + p-limit, processor time', value: middle(bare, (one) => one.cpuSeconds), unit: 's' }),
    figureLine({ what: 'apply, processor time', value: middle(ours, (one) => one.cpuSeconds), unit: 's' }),
  ];
}
