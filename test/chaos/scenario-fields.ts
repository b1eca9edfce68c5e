import { plainText, type JsonObject } from '../../src/sandbox/json.ts';
import type { Random } from '../../src/sandbox/random.ts';

/** A field that rows of the chaos may ask to change. */
export interface ChaosField {
  readonly name: string;
  readonly kind: 'text' | 'money' | 'flag' | 'day' | 'count' | 'list';
  /** True where a cell may not be empty. */
  readonly required?: boolean;
}

/** What is asked of a field: the text of the cell, and what the record has to hold afterwards. */
export interface Wanted {
  readonly cell: string;
  readonly value: JsonObject[string];
}

/** The fields that are played with, by record type; what they do not name must never change. */
export const fieldsOf = {
  'contract-paused-periods': [
    { name: 'PauseFrom', kind: 'day', required: true },
    { name: 'Notes', kind: 'text' },
  ],
  'proposal-contracts': [
    { name: 'BillingDay', kind: 'count', required: true },
    { name: 'Quantity', kind: 'count', required: true },
    { name: 'Price', kind: 'money' },
    { name: 'StartDate', kind: 'day' },
    { name: 'Desks', kind: 'list' },
  ],
  'contract-deposits': [
    { name: 'Notes', kind: 'text' },
    { name: 'Price', kind: 'money' },
    { name: 'Refundable', kind: 'flag' },
  ],
  'proposal-contract-schedules': [
    { name: 'ApplyOn', kind: 'day', required: true },
    { name: 'Notes', kind: 'text' },
    { name: 'Price', kind: 'money' },
  ],
  'contract-contacts': [
    { name: 'FullName', kind: 'text', required: true },
    { name: 'CityName', kind: 'text' },
    { name: 'Notes', kind: 'text' },
  ],
} as const satisfies Readonly<Record<string, readonly ChaosField[]>>;

/** The name of a record type. */
export type TypeName = keyof typeof fieldsOf;

/** The record types, parents first. */
export const typeNames: readonly TypeName[] = [
  'contract-paused-periods',
  'proposal-contracts',
  'contract-deposits',
  'proposal-contract-schedules',
  'contract-contacts',
];

/** Record type and Id: `contract-deposits 41001`. */
export function keyOf(type: TypeName, record: JsonObject): string {
  return `${type} ${plainText(record['Id'])}`;
}

/** A value that the field does not hold now. */
export function wantOther({ name, kind }: ChaosField, record: JsonObject, random: Random): Wanted {
  const now = record[name] ?? null;
  switch (kind) {
    case 'text':
      return textOf(
        `${random.pick(['Größe', 'note, with comma', 'say "so"', 'two\nlines'])} ${random.between(1, 1e9)}`,
      );
    case 'money':
      return otherThan(now, () => numberOf(random.between(0, 99_999) / 4));
    case 'count':
      return otherThan(now, () => numberOf(random.between(1, 28)));
    case 'flag':
      return now === true ? { cell: 'no', value: false } : { cell: 'yes', value: true };
    case 'day':
      return otherThan(now, () => dayOf(`1990-0${random.between(1, 9)}-${random.between(10, 28)}`));
    case 'list': {
      const ids = [random.between(1000, 1999), random.between(2000, 2999)];
      return { cell: ids.join(';'), value: ids };
    }
  }
}

/** What the field holds already, or nothing where a cell could not say it exactly. */
export function wantSame({ name, kind, required = false }: ChaosField, record: JsonObject): Wanted {
  const value = record[name] ?? null;
  const isPlain = required || kind === 'money' || kind === 'count';
  return isPlain && value !== null ? { cell: plainText(value), value } : { cell: '', value };
}

/** A cell that no field takes. */
export function unreadable({ kind }: ChaosField): string {
  return kind === 'text' ? '#REF!' : 'rubbish';
}

function textOf(text: string): Wanted {
  return { cell: text, value: text };
}

function numberOf(value: number): Wanted {
  return { cell: String(value), value };
}

function dayOf(day: string): Wanted {
  return { cell: day, value: `${day}T00:00:00Z` };
}

function otherThan(now: unknown, make: () => Wanted): Wanted {
  for (;;) {
    const wanted = make();
    if (wanted.value !== now) return wanted;
  }
}
