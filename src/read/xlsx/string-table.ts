/** Texts kept as bytes outside the JavaScript heap: 2.8 million of them cost their letters and 8 bytes each. */
export interface StringTable {
  readonly add: (text: string) => void;
  /** undefined where there is no such text. */
  get(index: number): string | undefined;
}

const segmentBits = 20;
const segmentBytes = 1 << segmentBits;
const cacheSlots = 4096;
/** Longer texts are rarely repeated, and would make the cache large. */
const cachedBytes = 256;

interface Segments {
  readonly list: Buffer[];
  used: number;
}

/** An empty table. */
export function createStringTable(): StringTable {
  const segments: Segments = { list: [], used: segmentBytes };
  const cache: { index: number; text: string }[] = [];
  let places = new Uint32Array(2048);
  let count = 0;
  return {
    add(text) {
      if (2 * count === places.length) places = doubled(places);
      const length = Buffer.byteLength(text);
      places[2 * count] = reserve(segments, length);
      places[2 * count + 1] = length;
      segments.list.at(-1)?.write(text, segments.used - length);
      count += 1;
    },
    get(index) {
      if (!(index >= 0 && index < count && Number.isInteger(index))) return undefined;
      const cached = cache[index % cacheSlots];
      if (cached?.index === index) return cached.text;
      const [place = 0, length = 0] = places.subarray(2 * index, 2 * index + 2);
      const text = textAt(segments, { place, length });
      if (length <= cachedBytes) cache[index % cacheSlots] = { index, text };
      return text;
    },
  };
}

function doubled(places: Uint32Array): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(2 * places.length);
  larger.set(places);
  return larger;
}

/** Makes room at the end and says where; a text never lies across two segments. */
function reserve(segments: Segments, length: number): number {
  if (segments.used + length > segmentBytes) {
    segments.list.push(Buffer.allocUnsafeSlow(segmentBytes));
    segments.used = 0;
  }
  const place = (segments.list.length - 1) * segmentBytes + segments.used;
  segments.used += length;
  return place;
}

function textAt(segments: Segments, { place, length }: { place: number; length: number }): string {
  const start = place & (segmentBytes - 1);
  return segments.list[place >>> segmentBits]?.toString('utf8', start, start + length) ?? '';
}
