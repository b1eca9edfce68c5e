import type { VNode } from 'preact';
import type { PageInput } from '../../../src/report/page/page-data.ts';
import type { RowChange } from '../data/row.ts';
import { saidValue } from '../data/words.ts';

interface ChangeFacts {
  readonly change: RowChange;
  readonly input: PageInput | undefined;
  /** Cut after so many characters. */
  readonly most?: number;
  /** The same for what was there before. */
  readonly mostBefore?: number;
  /** Without the field's name. */
  readonly isBare?: boolean;
}

/** One field's change on one line; what is cleared is struck through and has nothing behind it. */
export function ChangeLine({ change, input, most = 120, mostBefore, isBare = false }: ChangeFacts): VNode {
  const { field, before, after, kind } = change;
  const was = cut(saidValue(before, input, field), mostBefore ?? most);
  return (
    <span class={`change kind-${kind}`}>
      {!isBare && <b>{field} </b>}
      {kind === 'set' ? <em>empty</em> : <del>{was}</del>}
      {kind === 'cleared' ? (
        <strong class="clears"> cleared</strong>
      ) : (
        <>
          <i aria-label="becomes"> → </i>
          <ins>{cut(saidValue(after, input, field), most)}</ins>
        </>
      )}
    </span>
  );
}

function cut(text: string, most: number): string {
  const flat = text.slice(0, most * 2).replace(/\s*\n\s*/g, ' ⏎ ');
  return flat.length > most ? `${flat.slice(0, most).replace(/[\ud800-\udbff]$/, '')}…` : flat;
}
