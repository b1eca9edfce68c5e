import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { PageMark, PageTime } from '../../../src/report/page/page-data.ts';
import { countOf, saidDuration, saidTime, thousands } from '../data/words.ts';
import { timeSeries } from '../data/time-series.ts';
import { drawChart } from './draw-chart.ts';

/** In the order of the words below the picture. */
const kinds: ReadonlyArray<readonly [kind: PageMark['kind'], sign: string, word: string]> = [
  ['killed', '✕', 'killed'],
  ['resumed', '▶', 'resumed'],
  ['stopped', '■', 'stopped'],
  ['throttled', '▼', 'throttled by the server'],
  ['retried', '↻', 'waited to try again'],
  ['waited', '', 'waited'],
  ['paused', '', 'paused for the server to recover'],
];

/** Writes a minute against what the limits allow, and what else happened. */
export function OverTime({ time, isPrinted }: { time: PageTime | null; isPrinted: boolean }): VNode | null {
  if (time === null || (isShort(time) && isSilent(time))) return null;
  return (
    <section aria-labelledby="time-title">
      <h2 id="time-title">Over time</h2>
      {isShort(time) ? countWrites(time) > 0 && <p>{sayMoment(time)}</p> : <Chart time={time} isPrinted={isPrinted} />}
      <ul class="marks">
        {time.budget !== null && (
          <li>
            <i class="budget" aria-hidden="true">
              ┄
            </i>
            budget: {countOf(time.budget, 'write')} a minute
          </li>
        )}
        {kinds.map(([kind, sign, word]) => (
          <MarkWords key={kind} marks={time.marks.filter((mark) => mark.kind === kind)} sign={sign} word={word} />
        ))}
      </ul>
    </section>
  );
}

const shortMs = 5_000;

/** There is no picture of a moment. */
function isShort({ from, until, marks }: PageTime): boolean {
  return until - from < shortMs && marks.every(({ kind }) => kind !== 'killed' && kind !== 'resumed');
}

/** Nothing was written, and nothing happened that the words below the picture tell. */
function isSilent(time: PageTime): boolean {
  return countWrites(time) === 0 && !time.marks.some((mark) => kinds.some(([kind]) => kind === mark.kind));
}

interface WordsFacts {
  readonly marks: readonly PageMark[];
  readonly sign: string;
  readonly word: string;
}

function MarkWords({ marks, sign, word }: WordsFacts): VNode | null {
  const [first] = marks;
  if (first === undefined) return null;
  const count = marks.reduce((sum, mark) => sum + mark.count, 0);
  const ms = marks.reduce((sum, mark) => sum + mark.ms, 0);
  const times = count === 1 ? `at ${saidTime(first.at).slice(11)}` : countOf(count, 'time');
  return (
    <li>
      <i class={`mark is-${first.kind}`} aria-hidden="true">
        {sign}
      </i>
      {word} {times}
      {ms > 0 && `, ${saidDuration(ms)}${count > 1 ? ' in all' : ''}`}
    </li>
  );
}

function Chart({ time, isPrinted }: { readonly time: PageTime; readonly isPrinted: boolean }): VNode {
  const place = useRef<HTMLDivElement>(null);
  const scheme = matchMedia('(prefers-color-scheme: dark)');
  useEffect(() => {
    const box = place.current;
    if (box === null) return undefined;
    let chart = drawChart(box, time);
    const again = (): void => {
      chart.destroy();
      chart = drawChart(box, time);
    };
    const watcher = new ResizeObserver(() => chart.setSize({ width: box.clientWidth, height: chart.height }));
    watcher.observe(box);
    scheme.addEventListener('change', again);
    return () => {
      watcher.disconnect();
      scheme.removeEventListener('change', again);
      chart.destroy();
    };
  }, [time, isPrinted]);
  return (
    <figure>
      <figcaption>{timeSeries(time).meaning}; times are UTC</figcaption>
      <div ref={place} class="chart" role="img" aria-label={sayPicture(time)} />
    </figure>
  );
}

function sayMoment(time: PageTime): string {
  return `${countOf(countWrites(time), 'write')} in ${saidDuration(time.until - time.from)}, too short for a picture.`;
}

function countWrites({ writes }: PageTime): number {
  return writes.reduce((sum, [, count]) => sum + count, 0);
}

function sayPicture(time: PageTime): string {
  const { writes, meaning } = timeSeries(time);
  const most = Math.round(writes.reduce((one, other) => Math.max(one, other), 0));
  const span = saidDuration(time.until - time.from);
  const budget = time.budget === null ? '' : `, where the limits allow ${thousands(time.budget)}`;
  return `${countOf(countWrites(time), 'write')} over ${span}; at most ${thousands(most)} ${meaning}${budget}.`;
}
