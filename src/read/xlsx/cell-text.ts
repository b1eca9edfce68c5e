import { decodeEscapes } from './escapes.ts';
import { isoDateText } from './iso-date.ts';
import { numberText } from './number-text.ts';
import { badReference } from './problems.ts';
import { serialText } from './serial-date.ts';
import type { StringTable } from './string-table.ts';
import type { CellStyles } from './styles.ts';

/** A cell as the XML has it. */
export interface RawCell {
  readonly type: string;
  readonly style: number;
  /** null where there is no value element. */
  readonly value: string | null;
  /** null where there is no formula element. */
  readonly formula: string | null;
}

/** What cells refer to, and how problems call the sheet. */
export interface SheetContext {
  readonly where: string;
  readonly strings: StringTable;
  readonly styles: CellStyles;
  readonly epoch1904: boolean;
}

/** The text of a cell: its value, or its formula where that was never worked out. */
export function cellText(cell: RawCell, context: SheetContext): string {
  const { formula } = cell;
  if (formula !== null && !hasResult(cell)) return `=${formula === '' ? 'shared formula' : formula}`;
  return cell.value === null ? '' : valueText(cell, cell.value, context);
}

/** An empty value is the result of a formula only where the type says that the result is text. */
function hasResult({ type, value }: RawCell): boolean {
  return value !== null && (value !== '' || type === 'str');
}

function valueText(cell: RawCell, value: string, context: SheetContext): string {
  switch (cell.type) {
    case 's':
      return sharedText(value, context);
    case 'str':
    case 'inlineStr':
      return decodeEscapes(value);
    case 'b':
      return booleanText(value);
    case 'e':
      return value;
    case 'd':
      return isoDateText(value);
    default:
      return numericText(cell, value, context);
  }
}

function sharedText(value: string, { strings, where }: SheetContext): string {
  const text = value === '' ? undefined : strings.get(Number(value));
  if (text === undefined) throw badReference(where, `text number ${value}`);
  return text;
}

function booleanText(value: string): string {
  if (value === '1') return 'TRUE';
  return value === '0' ? 'FALSE' : value.toUpperCase();
}

function numericText(cell: RawCell, value: string, { styles, epoch1904 }: SheetContext): string {
  const kind = styles[cell.style] ?? 'number';
  return kind === 'number' ? numberText(value) : serialText(value, { kind, epoch1904 });
}
