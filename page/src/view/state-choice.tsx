import type { VNode } from 'preact';
import type { PageFacts, PageStateKey } from '../../../src/report/page/page-data.ts';
import { thousands } from '../data/words.ts';
import { StateMark } from './state-mark.tsx';
import type { ViewControl } from './use-view.ts';

/** Any of the states that rows are in. */
export function StateChoice({ facts, view }: { readonly facts: PageFacts; readonly view: ViewControl }): VNode | null {
  const counted = facts.states.filter(({ count }) => count > 0);
  const { states: chosen } = view.filter;
  if (counted.length < 2) return null;
  const toggle = (key: PageStateKey): void =>
    view.narrow({ states: chosen.includes(key) ? chosen.filter((one) => one !== key) : [...chosen, key] });
  return (
    <div class="states" role="group" aria-label="State">
      {counted.map(({ key, label, count }) => (
        <button key={key} type="button" aria-pressed={chosen.includes(key)} onClick={() => toggle(key)}>
          <StateMark state={key} label={label} /> <small>{thousands(count)}</small>
        </button>
      ))}
    </div>
  );
}
