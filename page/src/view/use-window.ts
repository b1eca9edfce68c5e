import type { RefObject } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';

/** The part of a long list that is in sight. */
export interface ListWindow {
  readonly first: number;
  /** Behind the last. */
  readonly end: number;
  /** Where the first of them stands, in pixels from the top. */
  readonly offset: number;
  /** How high the whole list is, in pixels. */
  readonly height: number;
}

interface ListFacts {
  readonly count: number;
  readonly rowHeight: number;
}

/** Browsers lay out no higher boxes; a longer list moves faster than its scroll bar. */
const mostHeight = 15_000_000;

const spare = 12;

/** Which rows of a box that scrolls are to be drawn. */
export function useWindow(box: RefObject<HTMLElement | null>, { count, rowHeight }: ListFacts): ListWindow {
  const [sight, setSight] = useState({ top: 0, height: 600 });
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const look = (): void => setSight({ top: element.scrollTop, height: element.clientHeight });
    const watcher = new ResizeObserver(look);
    watcher.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      watcher.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, [box]);
  return windowOf(sight, { count, rowHeight });
}

/** The rows between the edges of the box, and some more above and below. */
function windowOf(
  { top, height: seen }: { readonly top: number; readonly height: number },
  { count, rowHeight }: ListFacts,
): ListWindow {
  const whole = count * rowHeight;
  const height = Math.min(whole, mostHeight);
  const ratio = height > seen ? (whole - seen) / (height - seen) : 1;
  const first = Math.max(0, Math.min(count - 1, Math.floor((top * ratio) / rowHeight) - spare));
  const end = Math.min(count, Math.ceil((top * ratio + seen) / rowHeight) + spare);
  return { first, end, offset: first * rowHeight - top * (ratio - 1), height };
}

/** How far the box has to be scrolled for a row to be in sight, when it is at `top` now. */
export function scrollFor(
  row: number,
  { top, height: seen }: { readonly top: number; readonly height: number },
  { count, rowHeight }: ListFacts,
): number {
  const whole = count * rowHeight;
  const ratio = whole > mostHeight ? (whole - seen) / (mostHeight - seen) : 1;
  const at = row * rowHeight;
  const now = top * ratio;
  if (at < now) return at / ratio;
  return at + rowHeight > now + seen ? (at + rowHeight - seen) / ratio : top;
}
