import type { VNode } from 'preact';
import type { PageFacts, PageState, PageStateKey } from '../../../src/report/page/page-data.ts';
import { thousands } from '../data/words.ts';
import { signs } from './state-mark.tsx';
import type { ViewControl } from './use-view.ts';

/** One bar as long as the rows that were read, and what each part of it is. */
export function Totals({ facts, view }: { readonly facts: PageFacts; readonly view: ViewControl }): VNode {
  const { states, rows } = facts;
  const counted = states.filter(({ count }) => count > 0);
  const sum = states.reduce((all, { count }) => all + count, 0);
  const { states: chosen } = view.filter;
  const isAlone = (key: PageStateKey): boolean => chosen.length === 1 && chosen[0] === key;
  const choose = (key: PageStateKey): void =>
    isAlone(key) ? view.narrow({ states: [] }) : view.pick({ states: [key] });
  return (
    <section aria-labelledby="totals-title">
      <h2 id="totals-title" class="unseen">
        Totals
      </h2>
      <div class="bar" aria-hidden="true">
        {counted.map(({ key, count }) => (
          <span key={key} class={`part is-${key}`} style={{ flexGrow: count }} />
        ))}
      </div>
      <ul class="legend">
        {states.map((state) => (
          <li key={state.key}>
            <LegendEntry state={state} rows={rows} isChosen={isAlone(state.key)} choose={choose} />
          </li>
        ))}
      </ul>
      <p class="sum">
        {counted.map(({ count }) => thousands(count)).join(' + ')}
        {counted.length > 1 && ` = ${thousands(sum)}`}
        {sum === rows ? ` ${rows === 1 ? 'row' : 'rows'} read` : `, but ${thousands(rows)} rows were read`}
      </p>
    </section>
  );
}

interface EntryFacts {
  readonly state: PageState;
  readonly rows: number;
  readonly isChosen: boolean;
  readonly choose: (key: PageStateKey) => void;
}

function LegendEntry({ state: { key, label, meaning, count }, rows, isChosen, choose }: EntryFacts): VNode {
  return (
    <button type="button" aria-pressed={isChosen} disabled={count === 0} onClick={() => choose(key)}>
      <i class={`swatch is-${key}`} aria-hidden="true">
        {signs[key]}
      </i>
      <span class="count">
        <b>{thousands(count)}</b> {label} <small>{shareOf(count, rows)}</small>
      </span>
      <small class="meaning">{meaning}</small>
    </button>
  );
}

function shareOf(count: number, rows: number): string {
  if (count === 0 || rows === 0) return '';
  const percent = (count / rows) * 100;
  if (percent < 0.1) return '<0.1%';
  return `${percent > 99.9 && percent < 100 ? '>99.9' : Number(percent.toFixed(1))}%`;
}
