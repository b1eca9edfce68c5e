import { spawnSync } from 'node:child_process';
import { command } from './child.ts';
import { figureLine, median } from './table.ts';

const rounds = 15;

/** How long `--help` takes beside a Node that does nothing, in turns. */
export async function run(): Promise<string[]> {
  const empty: number[] = [];
  const help: number[] = [];
  for (let round = 0; round < rounds; round++) {
    empty.push(millisecondsOf(['-e', '0']));
    help.push(millisecondsOf([command, '--help']));
  }
  return [
    figureLine({ what: 'node -e 0', value: median(empty), unit: 'ms' }),
    figureLine({ what: 'nexload --help', value: median(help), unit: 'ms' }),
    figureLine({ what: 'nexload --help / node -e 0', value: median(help) / median(empty), unit: 'x', most: 3 }),
  ];
}

function millisecondsOf(words: readonly string[]): number {
  const started = performance.now();
  spawnSync(process.execPath, words, { stdio: 'ignore' });
  return performance.now() - started;
}
