import { createTexts, packRow, type PageRow, type Texts } from './pack-rows.ts';
import { pageStates, type PackedRow, type PlainRows } from './page-data.ts';
import { createPlainStore, type PlainMark } from './plain-rows.ts';
import { scriptData } from './script-data.ts';

/** Where the page's text goes; `position` and `rewind` as those of an output. */
export interface PageOutput {
  write(text: string): void;
  position(): number;
  rewind(position: number): void;
}

/** A place to go back to. */
export interface RowMark {
  readonly position: number;
  readonly seq: number;
  readonly plain: PlainMark;
}

/** Takes rows to the page as they come, in memory that does not grow with them. */
export interface RowStream {
  take(row: Omit<PageRow, 'seq'>): void;
  mark(): RowMark;
  /** Forgets all rows that came since the mark. */
  rewind(mark: RowMark): void;
  /** Writes what is left to write, and tells how many plain rows the page has no room for. */
  close(): number;
}

/** A page of this many characters opens at once everywhere; what is more than that has to be worth it. */
const mostCharacters = 20_000_000;

const blockSize = 500;

/** A stream of rows into a page. Rows that are as they should be are left out where the page would be too large with them. */
export function createRowStream(output: PageOutput, most: number = mostCharacters): RowStream {
  const plain = createPlainStore();
  let block = emptyBlock();
  let seq = 0;
  let plainState = -1;

  function flush(): void {
    if (block.rows.length > 0) output.write(scriptData('rows', { texts: block.texts.list, rows: block.rows }));
    block = emptyBlock();
    if (output.position() + plain.size() > most) plain.drop();
  }

  return {
    take(row) {
      seq += 1;
      if (isPlain(row)) {
        plainState = pageStates.indexOf(row.state);
        plain.take({ seq, input: row.input, row: row.row, id: row.id });
      } else block.rows.push(packRow({ ...row, seq }, block.texts));
      if (block.rows.length >= blockSize || seq % plainCheck === 0) flush();
    },
    mark() {
      flush();
      return { position: output.position(), seq, plain: plain.mark() };
    },
    rewind(mark) {
      block = emptyBlock();
      output.rewind(mark.position);
      ({ seq } = mark);
      plain.rewind(mark.plain);
    },
    close() {
      flush();
      const rows: PlainRows = { state: plainState, runs: plain.runs() };
      if (rows.runs.length > 0) output.write(scriptData('plain', rows));
      return plain.left();
    },
  };
}

function emptyBlock(): { readonly texts: Texts; readonly rows: PackedRow[] } {
  return { texts: createTexts(), rows: [] };
}

/** After so many rows it is looked whether the plain ones still have room. */
const plainCheck = 20_000;

/** A row that nobody has to look at: it agrees with its record, or was found to be usable, without a remark. */
function isPlain(row: Omit<PageRow, 'seq'>): row is Omit<PageRow, 'seq' | 'id'> & { readonly id: number } {
  const isWell = row.state === 'unchanged' || row.state === 'valid';
  const isSilent = row.issues.length === 0 && row.changes.length === 0 && row.reason === '';
  return isWell && isSilent && row.attempts === 0 && row.id !== null;
}
