import type { DateOrder, DecimalSign } from '../resources/column.ts';
import type { Resource } from '../resources/resource.ts';
import type { ColumnMap } from './column-map.ts';

/** What the user decided about how cells are understood. */
export interface MapSettings {
  /** The record type; where absent it is found from the name of the file or sheet, else from the headers. */
  readonly resource: Resource | undefined;
  readonly columnMap: ColumnMap;
  readonly strictColumns: boolean;
  /** What an empty cell means: keep what the record has, clear it, or an error. */
  readonly blank: 'keep' | 'clear' | 'error';
  /** The cell text that clears a field. */
  readonly clearToken: string;
  readonly duplicates: 'error' | 'first' | 'last';
  readonly dateOrder: DateOrder | undefined;
  readonly decimal: DecimalSign | undefined;
  /** The IANA zone of cells without an offset. */
  readonly timezone: string;
}
