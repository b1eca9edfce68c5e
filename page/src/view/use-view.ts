import { useCallback, useEffect, useState } from 'preact/hooks';
import { isOpen, noFilter, type Filter } from '../data/filter.ts';
import { fromHash, toHash, type View } from '../data/hash.ts';
import type { Sort } from '../data/sort.ts';

/** What is shown, and how to change it; the address follows, so that it can be sent to somebody. */
export interface ViewControl extends View {
  /** Changes these parts of the filter. */
  readonly narrow: (part: Partial<Filter>) => void;
  /** The same from above the table: leads to the rows that are left. */
  readonly pick: (part: Partial<Filter>) => void;
  readonly clear: () => void;
  readonly order: (sort: Sort) => void;
  readonly show: (row: number | null) => void;
}

/** The view that the address asks for, and what people make of it. */
export function useView(): ViewControl {
  const [view, setView] = useState(() => fromHash(location.hash));
  useEffect(() => {
    const follow = (): void => setView(fromHash(location.hash));
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  // Who was sent a link is led to what it is about.
  useEffect(() => {
    if (view.row !== null || !isOpen(view.filter)) document.getElementById('rows')?.scrollIntoView();
  }, []);
  const change = useCallback((part: (view: View) => View) => setView(part), []);
  useEffect(() => {
    const hash = toHash(view);
    if (hash !== location.hash.replace(/^#/, '')) history.replaceState(null, '', `#${hash}`);
  }, [view]);
  const narrow = useCallback(
    (part: Partial<Filter>) => change((now) => ({ ...now, filter: { ...now.filter, ...part } })),
    [change],
  );
  const pick = useCallback(
    (part: Partial<Filter>) => {
      narrow(part);
      leadToRows();
    },
    [narrow],
  );
  const clear = useCallback(() => change((now) => ({ ...now, filter: noFilter })), [change]);
  const order = useCallback((sort: Sort) => change((now) => ({ ...now, sort })), [change]);
  const show = useCallback((row: number | null) => change((now) => ({ ...now, row })), [change]);
  return { ...view, narrow, pick, clear, order, show };
}

function leadToRows(): void {
  const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  document.getElementById('rows')?.scrollIntoView({ behavior: isCalm ? 'auto' : 'smooth' });
}
