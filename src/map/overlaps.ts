import type { CheckedRow } from '../model.ts';
import type { Rule } from '../resources/resource.ts';

interface Span {
  readonly row: number;
  readonly owner: number;
  readonly from: number;
  readonly until: number;
}

type OverlapRule = Extract<Rule, { kind: 'no-overlap' }>;

/** Finds rows whose spans overlap within one owner, such as two pauses of one contract. */
export interface OverlapFinder {
  learn(checked: CheckedRow): void;
  /** By row, the rows that it overlaps. */
  find(): ReadonlyMap<number, readonly number[]>;
}

/** A finder that has seen no row yet. */
export function createOverlapFinder(rules: readonly Rule[]): OverlapFinder {
  const rule = rules.find((one): one is OverlapRule => one.kind === 'no-overlap');
  const spans = createSpanList();
  return {
    learn(checked) {
      if (rule === undefined || checked.kind !== 'valid') return;
      const { [rule.per]: owner, [rule.from]: from, [rule.until]: until } = checked.draft.values;
      if (typeof owner !== 'number' || typeof from !== 'string' || typeof until !== 'string') return;
      spans.add({ row: checked.row.row, owner, from: Date.parse(from), until: Date.parse(until) });
    },
    find: () => (rule === undefined ? new Map() : findOverlaps(spans)),
  };
}

type SpanList = ReturnType<typeof createSpanList>;

/** Spans in one growing array of numbers: a million of them take 32 MB. */
function createSpanList() {
  let numbers = new Float64Array(256);
  let length = 0;
  return {
    add({ row, owner, from, until }: Span): void {
      if (length + 4 > numbers.length) {
        const larger = new Float64Array(numbers.length * 2);
        larger.set(numbers);
        numbers = larger;
      }
      numbers.set([owner, from, until, row], length);
      length += 4;
    },
    count: () => length / 4,
    at: (index: number): Span => {
      const [owner = 0, from = 0, until = 0, row = 0] = numbers.subarray(index * 4, index * 4 + 4);
      return { owner, from, until, row };
    },
    owner: (index: number) => numbers[index * 4] ?? 0,
    from: (index: number) => numbers[index * 4 + 1] ?? 0,
  };
}

/** Sorted by owner and start, a span can only overlap those before it that end later than it starts. */
function findOverlaps(spans: SpanList): ReadonlyMap<number, readonly number[]> {
  const order = new Uint32Array(spans.count()).map((_, at) => at);
  order.sort((a, b) => spans.owner(a) - spans.owner(b) || spans.from(a) - spans.from(b));
  const found = new Map<number, number[]>();
  let open: Span[] = [];
  for (const index of order) {
    const span = spans.at(index);
    open = open.filter(({ owner, until }) => owner === span.owner && until > span.from).slice(-20);
    for (const other of open) {
      addTo(found, span.row, other.row);
      addTo(found, other.row, span.row);
    }
    open.push(span);
  }
  for (const rows of found.values()) rows.sort((a, b) => a - b);
  return found;
}

function addTo(found: Map<number, number[]>, row: number, other: number): void {
  const rows = found.get(row);
  if (rows === undefined) found.set(row, [other]);
  else rows.push(other);
}
