/** Physical lines of a text, in order; the ends of the lines are gone, but for a CR in front of an LF. */
export interface Lines {
  readonly texts: readonly string[];
  /** Lines that were too long to keep: their place in `texts`, where a piece of them stands, and their length in characters. */
  readonly tooLong: ReadonlyMap<number, number>;
}

/** No row of a spreadsheet is longer than this, in characters. */
const longestLine = 4 * 1_048_576;

const keptOfTooLong = 1_000;

/** So many characters tell whether lines end with CR alone, however they come in. */
const sampleLength = 65_536;

const nothing: Lines = { texts: [], tooLong: new Map() };

/** Cuts a text into physical lines, in memory that does not grow with the file or with any line of it. */
export async function* readLines(chunks: AsyncIterable<string>): AsyncGenerator<Lines> {
  const cutter = createCutter();
  for await (const chunk of chunks) {
    const lines = cutter.take(chunk);
    if (lines.texts.length > 0) yield lines;
  }
  const last = cutter.end();
  if (last.texts.length > 0) yield last;
}

function createCutter() {
  let rest = '';
  let dropped = 0;
  let separator: string | null = null;

  function close(texts: string[]): Lines {
    const tooLong = new Map<number, number>();
    const [first] = texts;
    if (dropped > 0 && first !== undefined) {
      tooLong.set(0, dropped + first.length);
      texts[0] = first.slice(0, keptOfTooLong);
      dropped = 0;
    }
    return { texts, tooLong };
  }

  return {
    take(chunk: string): Lines {
      separator ??= separatorOf(rest + chunk);
      // A line that goes on and on is put together without a look at what came before.
      const texts = separator === null ? [chunk] : chunk.split(separator);
      texts[0] = rest + (texts[0] ?? '');
      rest = texts.pop() ?? '';
      if (separator === null) return nothing;
      const lines = close(texts);
      if (rest.length > longestLine) {
        dropped += rest.length - keptOfTooLong;
        rest = rest.slice(0, keptOfTooLong);
      }
      return lines;
    },
    end(): Lines {
      const texts = separator === null && isReturnFile(rest) ? rest.split('\r') : [rest];
      if (texts.at(-1) === '' && dropped === 0) texts.pop();
      return close(texts);
    },
  };
}

/** What ends the lines; null while that cannot be told. */
function separatorOf(text: string): string | null {
  const sample = text.slice(0, sampleLength);
  if (sample.includes('\n')) return '\n';
  if (text.length < sampleLength) return null;
  return isReturnFile(sample) ? '\r' : '\n';
}

/** Old Macintosh files end their lines with CR alone. */
function isReturnFile(text: string): boolean {
  return !text.includes('\n') && /\r[^\r]/.test(text) && text.split('\r').length > 2;
}
