import { pageStates } from '../../../src/report/page/page-data.ts';
import { noFilter, type Filter } from './filter.ts';
import { inOrder, type Sort, type SortKey } from './sort.ts';

/** What a link to the page can say. */
export interface View {
  readonly filter: Filter;
  readonly sort: Sort;
  /** The place of the row that is shown in full, among all rows. */
  readonly row: number | null;
}

const sortKeys: readonly SortKey[] = ['place', 'state', 'id', 'changes', 'attempts', 'time'];
const kinds = ['set', 'changed', 'cleared'] as const;

/** The view as the part of an address behind `#`; empty for all rows in order. */
export function toHash({ filter, sort, row }: View): string {
  const words = new URLSearchParams();
  const add = (name: string, value: string | number | null): void => {
    if (value !== null && value !== '') words.set(name, String(value));
  };
  add('state', filter.states.join(','));
  add('input', filter.input === null ? null : filter.input + 1);
  add('type', filter.resource);
  add('field', filter.field);
  add('kind', filter.kind);
  add('issue', filter.issue);
  add('q', filter.text);
  if (sort.by !== 'place' || sort.isDown) add('sort', `${sort.by}${sort.isDown ? '-down' : ''}`);
  add('place', row);
  return words.toString();
}

/** What a link says; what makes no sense in it is passed over. */
export function fromHash(hash: string): View {
  const words = new URLSearchParams(hash.replace(/^#/, ''));
  const named = (words.get('state') ?? '').split(',');
  const input = placeIn(words.get('input'));
  const filter: Filter = {
    states: pageStates.filter((state) => named.includes(state)),
    input: input === null ? null : input - 1,
    resource: textIn(words.get('type')),
    field: textIn(words.get('field')),
    kind: kinds.find((kind) => kind === words.get('kind')) ?? noFilter.kind,
    issue: textIn(words.get('issue')),
    text: words.get('q') ?? '',
  };
  return { filter, sort: sortOf(words.get('sort') ?? ''), row: placeIn(words.get('place')) };
}

function sortOf(text: string): Sort {
  const by = sortKeys.find((key) => text === key || text === `${key}-down`);
  return by === undefined ? inOrder : { by, isDown: text.endsWith('-down') };
}

function textIn(text: string | null): string | null {
  return text === '' ? null : text;
}

function placeIn(text: string | null): number | null {
  const place = Number(text ?? '');
  return Number.isInteger(place) && place > 0 ? place : null;
}
