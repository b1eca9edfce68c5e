import { join } from 'node:path';
import { runNexload } from './child.ts';
import { depositsPath, writeDeposits } from './deposits.ts';
import { withSandbox, type Noted, type Server } from './server.ts';
import { figureLine } from './table.ts';
import { inTemporaryFolder } from './temporary-folder.ts';
import { runOptions } from './where.ts';

const rows = 20_000;
const others = 200;

/** The requests of a run by what they are. */
interface Counted {
  readonly seconds: number;
  readonly reads: number;
  readonly writes: number;
  /** Signing in, and whatever has no place here. */
  readonly rest: number;
}

/** A file of 20,000 rows of which 200 differ, and the night after, when none does. */
export function run(): Promise<string[]> {
  return inTemporaryFolder((folder) =>
    withSandbox({ limits: 'none', records: rows }, async (server) => {
      const file = join(folder, 'contract-deposits.csv');
      await writeDeposits(file, server, { count: rows, isOther: (index) => index % (rows / others) === 0 });
      const plan = await count(server, ['plan', file, '--limits', 'none', ...runOptions(server, folder)]);
      const apply = ['apply', file, '--yes', '--limits', 'none', ...runOptions(server, folder)];
      return toLines({ plan, first: await count(server, apply), second: await count(server, apply) });
    }),
  );
}

function isRead({ method, path, query }: Noted): boolean {
  return method === 'GET' && path === `${depositsPath}/` && query.startsWith('id=');
}

function isWrite({ method, path }: Noted): boolean {
  return method === 'PUT' && path === depositsPath;
}

async function count(server: Server, words: readonly string[]): Promise<Counted> {
  await server.ask('/sandbox/requests', { method: 'DELETE' });
  const { seconds } = await runNexload(words);
  const requests = await server.ask<readonly Noted[]>('/sandbox/requests');
  const reads = requests.filter(isRead).length;
  const writes = requests.filter(isWrite).length;
  return { seconds, reads, writes, rest: requests.length - reads - writes };
}

function toLines({ plan, first, second }: Record<'plan' | 'first' | 'second', Counted>): string[] {
  const reads = rows / 50;
  // One before and one behind 50 writes.
  const around = (2 * others) / 50;
  return [
    figureLine({ what: 'reads to plan 20,000 rows', value: plan.reads, unit: 'requests', most: reads }),
    figureLine({ what: 'reads to apply 200 that differ', value: first.reads - reads, unit: 'requests', most: around }),
    figureLine({ what: 'writes', value: first.writes, unit: 'requests', most: others }),
    figureLine({ what: 'other requests (who am I)', value: first.rest, unit: 'requests', most: 1 }),
    figureLine({ what: 'reads of the night after', value: second.reads, unit: 'requests', most: reads }),
    figureLine({ what: 'writes of the night after', value: second.writes, unit: 'requests', most: 0 }),
    figureLine({ what: 'other requests of the night after', value: second.rest, unit: 'requests', most: 1 }),
    figureLine({ what: 'plan', value: plan.seconds, unit: 's' }),
    figureLine({ what: 'apply, checking to report', value: first.seconds, unit: 's' }),
    figureLine({ what: 'the night after', value: second.seconds, unit: 's' }),
  ];
}
