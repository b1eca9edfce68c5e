import { CannotAnnotate } from './cannot-annotate.ts';
import { attributesOf, readElements, readTags, type Element } from './xml-tags.ts';

/** The colour of a marked cell. */
export type Colour = 'red' | 'yellow';

/** The styles of a workbook, which grow by one for each style that a marked cell has had. */
export interface MarkedStyles {
  /** The index of a style like the given one, but filled with the colour. */
  styleOf(base: number, colour: Colour): number;
  /** The index of a style like the given one without the colour it got in an earlier round; null where it has none. */
  plainOf(base: number): number | null;
  /** There are such styles: the workbook was annotated before, mended and brought back. */
  readonly marked: boolean;
  /** The text of the styles part with all that was asked for. */
  xml(): string;
}

/**
 * Light enough for black and for most coloured text, strong enough to be seen in a zoomed-out sheet; and off by one from what
 * people pick, so that a cell of this colour was coloured here.
 */
const colours: Readonly<Record<Colour, string>> = { red: 'FFFF9C9D', yellow: 'FFFFE69A' };

/** The styles of a workbook that brought none. */
export const emptyStyles =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
  '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
  '<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>' +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  '<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs></styleSheet>';

/** Starts from the text of a styles part. */
export function markStyles(xml: string): MarkedStyles {
  const fills = listOf(xml, 'fills', 'fill');
  const formats = listOf(xml, 'cellXfs', 'xf');
  // What is added goes in from the end to the start, so that the places in front stay right.
  if (formats.element.end < fills.element.end) throw new CannotAnnotate('the styles are in an unusual order');
  const marked = markedFormats(fills, formats);
  const asked = new Map<string, { index: number; xf: string }>();
  const ask = (base: number, fillId: number): number => {
    const key = `${base} ${fillId}`;
    const known = asked.get(key);
    if (known !== undefined) return known.index;
    const index = formats.items.length + asked.size;
    asked.set(key, { index, xf: filled(formats.items[base] ?? formats.items[0] ?? '<xf/>', fillId) });
    return index;
  };
  return {
    styleOf: (base, colour) => ask(base, fills.items.length + Object.keys(colours).indexOf(colour)),
    plainOf: (base) => (marked.has(base) ? ask(base, 0) : null),
    marked: marked.size > 0,
    xml() {
      const newFills = Object.values(colours).map((rgb) => fillXml(rgb, fills.prefix));
      const newFormats = Array.from(asked.values(), ({ xf }) => xf);
      return append(append(xml, formats, newFormats), fills, newFills);
    },
  };
}

/** The formats that have one of our colours already. What was below it is not known any more; mostly it was nothing. */
function markedFormats(fills: List, formats: List): Set<number> {
  const ours = new Set(
    fills.items.flatMap((fill, at) => (Object.values(colours).some((rgb) => fill.includes(rgb)) ? [String(at)] : [])),
  );
  const found = formats.items.flatMap((xf, at) => {
    const [tag] = readTags(xf);
    return tag !== undefined && ours.has(attributesOf(tag).get('fillId') ?? '') ? [at] : [];
  });
  return new Set(found);
}

/** A list such as `<fills count="2">` and the texts of its members. */
interface List {
  readonly element: Element;
  readonly prefix: string;
  readonly items: readonly string[];
}

function listOf(xml: string, name: string, member: string): List {
  const element = readElements(xml, [name])[0];
  if (element === undefined || element.tag.kind === 'empty') throw new CannotAnnotate(`the styles have no ${name}`);
  const content = xml.slice(element.tag.end, element.contentEnd);
  const items = readElements(content, [member]).map(({ tag, end }) => content.slice(tag.start, end));
  return { element, prefix: element.tag.prefix, items };
}

function append(xml: string, list: List, items: readonly string[]): string {
  const { tag, contentEnd } = list.element;
  const attributes = tag.attributes.replace(/\scount\s*=\s*("[^"]*"|'[^']*')/, '');
  const opened = `<${tag.prefix}${tag.name}${attributes} count="${list.items.length + items.length}">`;
  return xml.slice(0, tag.start) + opened + xml.slice(tag.end, contentEnd) + items.join('') + xml.slice(contentEnd);
}

function fillXml(rgb: string, prefix: string): string {
  const colour = `<${prefix}fgColor rgb="${rgb}"/><${prefix}bgColor indexed="64"/>`;
  return `<${prefix}fill><${prefix}patternFill patternType="solid">${colour}</${prefix}patternFill></${prefix}fill>`;
}

function filled(xf: string, fillId: number): string {
  const [tag] = readTags(xf);
  if (tag === undefined) return xf;
  const facts = attributesOf(tag);
  facts.set('fillId', String(fillId)).set('applyFill', '1');
  const attributes = Array.from(facts, ([name, value]) => ` ${name}="${value}"`).join('');
  return `<${tag.prefix}xf${attributes}${tag.kind === 'empty' ? '/' : ''}>${xf.slice(tag.end)}`;
}
