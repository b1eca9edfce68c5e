import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { playRound, type Played } from './play-round.ts';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '190' },
    seed: { type: 'string', default: '1' },
    // Below the project's root, where npm runs its scripts.
    command: { type: 'string', default: 'dist/cli/main.js' },
    'at-once': { type: 'string', default: '2' },
    strikes: { type: 'string' },
  },
});
const command = resolve(values.command);
const first = Number(values.seed);
const rounds = Number(values.rounds);
// As the weather has it, where nothing is said.
const wish = values.strikes === undefined ? {} : { strikes: Number(values.strikes) };
const played: Played[] = [];
let next = first;
// The rounds under way are played to their end, and the sums are those of what was played.
const stop = new AbortController();
process.once('SIGINT', () => stop.abort());

async function playRounds(): Promise<void> {
  while (next < first + rounds && !stop.signal.aborted) {
    const seed = next++;
    const round = await playOne(seed);
    played.push(round);
    const well =
      round.faults.length === 0
        ? 'nothing lost'
        : `LOST SOMETHING\n  ${round.faults.slice(0, 20).join('\n  ')}\n  again: npm run chaos -- --rounds 1 --seed ${seed}`;
    console.log(`${seed}: ${round.kills} kills, ${round.rows} rows, ${round.writes} writes (${round.about}): ${well}`);
  }
}

async function playOne(seed: number): Promise<Played> {
  try {
    return await playRound(command, seed, wish);
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    return {
      seed,
      about: 'broken off',
      kills: 0,
      rows: 0,
      writes: 0,
      needless: 0,
      mostInFlight: 0,
      throttled: 0,
      faults: [said],
    };
  }
}

await Promise.all(Array.from({ length: Number(values['at-once']) }, playRounds));
const sumOf = (count: (round: Played) => number): number => played.reduce((sum, round) => sum + count(round), 0);
const lost = played.filter(({ faults }) => faults.length > 0).map(({ seed }) => seed);
console.log(
  `${played.length} rounds from seed ${first}: ${sumOf(({ kills }) => kills)} kills, ${sumOf(({ rows }) => rows)} rows, ${sumOf(({ writes }) => writes)} writes.`,
);
console.log(
  `${sumOf(({ needless }) => needless)} writes were repeated needlessly, of at most ${sumOf(({ mostInFlight }) => mostInFlight)} that were under way at the kills.`,
);
console.log(
  lost.length === 0
    ? 'No record is wrong and every row is accounted for.'
    : `Seeds that lost something: ${lost.join(', ')}`,
);
process.exitCode = lost.length === 0 ? 0 : 1;
