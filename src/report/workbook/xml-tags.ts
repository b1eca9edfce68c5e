import { CannotAnnotate } from './cannot-annotate.ts';

/** One tag of an XML text, with its place. */
export interface Tag {
  readonly kind: 'open' | 'close' | 'empty';
  /** Without its prefix. */
  readonly name: string;
  /** With its colon, or empty. */
  readonly prefix: string;
  /** The text between name and end, to be read by `attributesOf`. */
  readonly attributes: string;
  readonly start: number;
  readonly end: number;
  /** How many elements stand around the element. */
  readonly depth: number;
}

/** The tags of a small part in order; comments and CDATA, which no spreadsheet program writes there, are refused. */
export function* readTags(xml: string): Generator<Tag> {
  if (xml.includes('<!')) throw new CannotAnnotate('a part has comments, CDATA or a document type');
  let depth = 0;
  for (const match of xml.matchAll(/<(\/?)([\w.-]+:)?([\w.-]+)((?:[^"'<>/]|"[^"]*"|'[^']*'|\/(?!>))*)(\/?)>/g)) {
    const [whole, slash, prefix = '', name = '', attributes = '', closed] = match;
    const kind = slash === '/' ? 'close' : closed === '/' ? 'empty' : 'open';
    if (kind === 'close') depth -= 1;
    yield { kind, name, prefix, attributes, start: match.index, end: match.index + whole.length, depth };
    if (kind === 'open') depth += 1;
  }
}

/** An element with its content, cut out by places. */
export interface Element {
  readonly tag: Tag;
  /** Where the content ends; the end of the tag where it is empty. */
  readonly contentEnd: number;
  readonly end: number;
}

/** All elements of these names, at whatever depth; an element inside another of the list is left out. */
export function readElements(xml: string, names: readonly string[]): Element[] {
  const found: Element[] = [];
  let open: Tag | null = null;
  for (const tag of readTags(xml)) {
    if (open === null && names.includes(tag.name)) {
      if (tag.kind === 'empty') found.push({ tag, contentEnd: tag.end, end: tag.end });
      else open = tag;
    } else if (open !== null && tag.kind === 'close' && tag.depth === open.depth) {
      found.push({ tag: open, contentEnd: tag.start, end: tag.end });
      open = null;
    }
  }
  return found;
}

/** The attributes of a tag by name, as the text that they mean. */
export function attributesOf({ attributes }: Pick<Tag, 'attributes'>): Map<string, string> {
  const found = attributes.matchAll(/([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g);
  return new Map(Array.from(found, ([, name = '', double, single]) => [name, decode(double ?? single ?? '')]));
}

/** Text as it stands in an element or in an attribute between double quotes; characters that XML cannot hold become U+FFFD. */
export function escapeXml(text: string): string {
  return text
    .replace(unspeakable, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

// oxlint-disable-next-line eslint/no-control-regex -- these are what it looks for
const unspeakable = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;

const entities = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

function decode(text: string): string {
  if (!text.includes('&')) return text;
  return text.replaceAll(/&(#x?[\da-f]+|\w+);/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return entities.get(name) ?? whole;
    return String.fromCodePoint(Number(name.replace(/^#x/i, '0x').replace('#', '')));
  });
}
