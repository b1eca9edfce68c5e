import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { thousands } from '../data/words.ts';

interface ShortenedFacts {
  readonly most: number;
  readonly isPrinted: boolean;
  /** What the list holds, in the plural. */
  readonly what: string;
}

/** The beginning of a list, and the button that brings the rest; all of it on paper, and where the rest would be a line or two. */
export function useShortened<T>(
  list: readonly T[],
  { most, isPrinted, what }: ShortenedFacts,
): { readonly shown: readonly T[]; readonly more: VNode | null } {
  const [isWhole, setWhole] = useState(false);
  if (isPrinted || list.length <= most + 2) return { shown: list, more: null };
  const more = (
    <button type="button" class="quiet more" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
      {isWhole ? 'Show fewer' : `Show all ${thousands(list.length)} ${what}`}
    </button>
  );
  return { shown: isWhole ? list : list.slice(0, most), more };
}
