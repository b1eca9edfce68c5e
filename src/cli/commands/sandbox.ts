import type { Argv } from 'yargs';
import { closeInputs, openInputs } from '../../io/open-inputs.ts';
import { parseInputOptions } from '../../options.ts';
import { profiles } from '../../sandbox/faults/profiles.ts';
import { isLoopback } from '../../sandbox/http/read-incoming.ts';
import { startSandbox, type Sandbox } from '../../sandbox/sandbox.ts';
import type { Arguments, Command, Terminal } from '../command.ts';
import { readSeeds, type SeedRecord } from '../read-seeds.ts';
import { takeSandboxOptions } from '../sandbox-options.ts';

/** `nexload sandbox`: a Nexudus of one's own, until Ctrl-C. */
export const sandbox: Command = { build, run };

function build(yargs: Argv): Argv {
  const text = { type: 'string', requiresArg: true } as const;
  return yargs
    .options({
      port: { ...text, default: 0, describe: 'the port; 0 takes any that is free' },
      host: { ...text, default: '127.0.0.1', describe: 'the address to listen on' },
      data: { ...text, describe: 'keep everything in this SQLite file' },
      'seed-from': { ...text, array: true, default: [], describe: 'make the records that these spreadsheets name' },
      records: { ...text, default: 1000, describe: 'how many records of each type' },
      limits: { ...text, default: 'nexudus', describe: 'nexudus, none, or like writes=60/1m,5000/1d;all=1/100ms' },
      'time-scale': { ...text, default: 1, describe: '60 makes a minute of limits a second' },
      throttle: { choices: [409, 429], default: 409, describe: 'the status of a throttled reply' },
      put: {
        choices: ['replace', 'merge', 'strict'],
        default: 'replace',
        describe: 'what PUT does with absent fields',
      },
      faults: { ...text, default: 'calm', describe: `${profiles.map(({ name }) => name).join(', ')}, or a YAML file` },
      latency: { ...text, default: '0ms', describe: 'how long every answer takes at least' },
      'token-life': { ...text, default: '604799s', describe: 'how long an access token lives' },
      totp: { ...text, describe: 'turn two-factor authentication on, with this code' },
      roles: { ...text, describe: 'such as ContractDeposit-Edit,ContractDeposit-List; else an administrator' },
    })
    .epilogue('docs/sandbox.md tells the whole story. Exit codes: 0 it was stopped, 2 it could not start.');
}

async function run(args: Arguments, terminal: Terminal): Promise<number> {
  const seedInputs = Array.isArray(args['seed-from']) ? args['seed-from'].map(String) : [];
  const seeds = seedInputs.length === 0 ? [] : await readSeedsOf(seedInputs, terminal.signal);
  const options = { ...takeSandboxOptions(args), seeds };
  const running = await startSandbox(options);
  if (!isLoopback(options.host)) {
    terminal.err(
      `warning: other machines can reach this sandbox on ${options.host}; anybody who knows its token can use it\n`,
    );
  }
  terminal.out(args['json'] === true ? `${JSON.stringify(facts(running))}\n` : banner(running));
  await aborted(terminal.signal);
  await running.close();
  return 0;
}

async function readSeedsOf(names: readonly string[], signal: AbortSignal): Promise<readonly SeedRecord[]> {
  const sources = await openInputs(names, { stream: process.stdin, signal });
  try {
    return await readSeeds({ sources, ...parseInputOptions({}, null) });
  } finally {
    await closeInputs(sources);
  }
}

function facts({ baseUrl, token, username, password }: Sandbox): Readonly<Record<string, string>> {
  return { baseUrl, token, username, password };
}

function banner({ baseUrl, token, username, password }: Sandbox): string {
  return `A Nexudus to rehearse on: ${baseUrl}

  username  ${username}
  password  ${password}
  token     ${token}

Try it:
  curl -H "Authorization: Bearer ${token}" "${baseUrl}/api/billing/contractdeposits?size=2"

What was asked of it: ${baseUrl}/sandbox/requests
Ctrl-C stops it.
`;
}

async function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await new Promise<void>((resolve) => {
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
