/** A repeatable source of chance. */
export interface Random {
  /** From 0 up to but without 1. */
  next(): number;
  /** A whole number from `from` to `to`, both included. */
  between(from: number, to: number): number;
  pick<T>(items: readonly [T, ...T[]]): T;
  chance(probability: number): boolean;
}

/** Chance that depends on nothing but the given words: the same words give the same numbers, on any machine. */
export function randomOf(...words: readonly (string | number)[]): Random {
  let state = hash(words.join('\u0000'));
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    return scramble(state) / 4_294_967_296;
  };
  const between = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  return {
    next,
    between,
    pick: (items) => items[between(0, items.length - 1)] ?? items[0],
    chance: (probability) => next() < probability,
  };
}

// FNV-1a: spreads short texts well enough to seed with.
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  return value | 0;
}

// The mixing step of mulberry32.
function scramble(seed: number): number {
  let mixed = Math.imul(seed ^ (seed >>> 15), seed | 1);
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
  return (mixed ^ (mixed >>> 14)) >>> 0;
}
