import type { Past, Pasts } from '../../src/budget/window-wait.ts';

/** Uses at these times, the oldest first, as every window sees them. */
export function pastsOf(uses: { readonly reads?: readonly number[]; readonly writes?: readonly number[] }): Pasts {
  const { reads = [], writes = [] } = uses;
  return {
    all: pastOf([...reads, ...writes].toSorted((one, other) => one - other)),
    reads: pastOf(reads),
    writes: pastOf(writes),
  };
}

function pastOf(times: readonly number[]): Past {
  return (n) => times.at(-n) ?? null;
}
