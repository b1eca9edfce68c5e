import type { FieldType, Value } from '../model.ts';
import type { Column, Evidence, Parsed } from './column.ts';

/** How one kind of cell is read, written and compared. */
export interface Codec {
  readonly type: FieldType;
  /** What a well-formed cell looks like, for templates and hints. */
  readonly example: string;
  /** A cell of spaces never gets here; a cell that reads differently under two conventions follows the column's. */
  parse(text: string, column: Column): Parsed;
  /** What the cell says about the convention of its column; absent where the type has none. */
  evidence?(text: string): Evidence | null;
  print(value: Value): string;
  equal(one: Value, other: Value): boolean;
}

/** One of the values an enum field may have; cells may name either. */
export interface EnumMember {
  readonly value: number;
  readonly name: string;
}

/** One field of a record as PUT takes it. */
export interface Field {
  readonly name: string;
  readonly codec: Codec;
  readonly required: boolean;
  readonly description: string;
  /** Other headers people write; case, spaces, `_` and `-` never matter. */
  readonly aliases: readonly string[];
  readonly enum?: readonly EnumMember[];
  readonly min?: number;
  readonly max?: number;
  /** A longer text is worth a warning. */
  readonly longAbove?: number;
}

/** A rule between cells, or between rows; what it says is data, `map/` knows how to check it. */
export type Rule =
  | { readonly kind: 'after'; readonly earlier: string; readonly later: string }
  | { readonly kind: 'not-before'; readonly earlier: string; readonly later: string }
  | { readonly kind: 'list-or-deltas'; readonly list: string; readonly added: string; readonly removed: string }
  | { readonly kind: 'no-overlap'; readonly per: string; readonly from: string; readonly until: string };

/** One record type, as a table. */
export interface Resource {
  /** The slug that people write: `contract-contacts`. */
  readonly name: string;
  /** The server's name of it: `ContractContact`. */
  readonly entity: string;
  readonly path: string;
  readonly description: string;
  /** Short words that a file's name may use for it. */
  readonly nicknames: readonly string[];
  /** The record type that must be sent before this one. */
  readonly parent?: string;
  /** A read-only field that says, where it is true, that changing the record has no effect any more. */
  readonly doneWhen?: string;
  readonly fields: readonly Field[];
  /** What no column fills, and a write without it would clear. */
  readonly carried?: readonly string[];
  readonly rules: readonly Rule[];
}
