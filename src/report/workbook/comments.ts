import type { Severity } from '../../model.ts';
import { CannotAnnotate } from './cannot-annotate.ts';
import { escapeXml, attributesOf, readElements, readTags } from './xml-tags.ts';

/** One thing to say about a cell. */
export interface Remark {
  readonly severity: Severity;
  readonly text: string;
}

/** What the comments of one sheet say, by address. */
export type Remarks = ReadonlyMap<string, readonly Remark[]>;

/** Who the comments say they are from. */
const author = 'nexload';

/** What our words start with, as is the custom in comments; also how they are known again. */
const heading = `${author}:\n`;

/** Stands between our words and those of a comment that the cell had before. */
const separator = '\n\nThe comment that was here:\n';

/** What became of the comments of a sheet. */
export interface EditedComments {
  readonly text: string;
  /** The addresses that had only an earlier complaint of ours, and have no comment any more. */
  readonly gone: readonly string[];
}

/**
 * The text of a comments part with the remarks in it. Where a cell has a comment already, its text stays below ours; what we
 * said in an earlier round is taken back.
 */
export function addComments(xml: string, remarks: Remarks): EditedComments {
  const list = readElements(xml, ['commentList'])[0];
  if (list === undefined || list.tag.kind === 'empty') return addComments(newList(xml), remarks);
  const { prefix } = list.tag;
  const content = xml.slice(list.tag.end, list.contentEnd);
  const authors = readAuthors(xml);
  const old = readElements(content, ['comment']).map(({ tag, end }) => commentOf(content.slice(tag.start, end)));
  const theirs = old.flatMap((comment) => withoutOurs(comment) ?? []);
  const taken = new Set(theirs.map(({ address }) => address));
  const kept = theirs.map(({ address, text }) => joined(text, remarks.get(address) ?? [], prefix));
  const authorId = authors.includes(author) ? authors.indexOf(author) : authors.length;
  const added = Array.from(remarks)
    .filter(([address]) => !taken.has(address))
    .map(([address, said]) => commentXml(address, said, { prefix, authorId }));
  const head = xml.slice(0, list.tag.end);
  const text =
    (authors.includes(author) ? head : addAuthor(head)) + [...kept, ...added].join('') + xml.slice(list.contentEnd);
  return { text, gone: old.map(({ address }) => address).filter((address) => !taken.has(address)) };
}

/** A comments part that says nothing yet. */
export function emptyComments(namespace: string): string {
  return `${declaration}<comments xmlns="${namespace}"><authors></authors><commentList></commentList></comments>`;
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

function newList(xml: string): string {
  const replaced = xml.replace(/<([\w.-]+:)?commentList\s*\/>/, '<$1commentList></$1commentList>');
  if (replaced === xml) throw new CannotAnnotate('the comments have no list');
  return replaced;
}

interface Comment {
  readonly address: string;
  readonly text: string;
}

/** LibreOffice writes line breaks as `&#10;`, which means the same. */
function commentOf(xml: string): Comment {
  const text = xml.replaceAll(/&#(?:10|xA);/gi, '\n');
  const [tag] = readTags(text);
  return { address: tag === undefined ? '' : (attributesOf(tag).get('ref') ?? ''), text };
}

/** The comment without what we said in an earlier round; null where nothing is left. Known by its words, as some programs forget authors. */
function withoutOurs(comment: Comment): Comment | null {
  const { text } = comment;
  const first = /<(?:[\w.-]+:)?t(?:\s[^>]*)?>([^<]*)<\/(?:[\w.-]+:)?t>/.exec(text);
  const words = first?.[1] ?? '';
  if (first === null || !words.startsWith(heading)) return comment;
  if (!words.includes(separator)) return null;
  const theirs = words.slice(words.indexOf(separator) + separator.length);
  const start = first.index + first[0].indexOf('>') + 1;
  if (theirs !== '') return { ...comment, text: text.slice(0, start) + theirs + text.slice(start + words.length) };
  const runStart = text.search(/<(?:[\w.-]+:)?r>/);
  const runEnd = text.indexOf('>', first.index + first[0].length) + 1;
  return { ...comment, text: text.slice(0, runStart) + text.slice(runEnd) };
}

function joined(comment: string, said: readonly Remark[], prefix: string): string {
  const text = readElements(comment, ['text'])[0];
  if (said.length === 0 || text === undefined) return comment;
  const content = comment.slice(text.tag.end, text.contentEnd);
  const theirs = readElements(content, ['r']).length > 0 ? content : `<${prefix}r>${content}</${prefix}r>`;
  const ours = run(remarkLines(said).join('\n') + separator, prefix);
  return comment.slice(0, text.tag.end) + ours + theirs + comment.slice(text.contentEnd);
}

function commentXml(
  address: string,
  said: readonly Remark[],
  { prefix, authorId }: { prefix: string; authorId: number },
): string {
  const text = `<${prefix}text>${run(remarkLines(said).join('\n'), prefix)}</${prefix}text>`;
  return `<${prefix}comment ref="${address}" authorId="${authorId}">${text}</${prefix}comment>`;
}

/** What the comment says, in lines; the labels tell errors from warnings where colours do not. A hint speaks for itself. */
export function remarkLines(said: readonly Remark[]): string[] {
  const start = said.every(({ severity }) => severity === 'note') ? '' : heading;
  return (start + said.map(({ severity, text }) => labels[severity] + text).join('\n')).split('\n');
}

const labels: Readonly<Record<Severity, string>> = { error: 'Error: ', warning: 'Warning: ', note: '' };

function run(text: string, prefix: string): string {
  const font = `<${prefix}sz val="9"/><${prefix}color indexed="81"/><${prefix}rFont val="Tahoma"/><${prefix}family val="2"/>`;
  const said = escapeXml(text.replaceAll(/_(?=x[\da-f]{4}_)/gi, '_x005F_'));
  return `<${prefix}r><${prefix}rPr>${font}</${prefix}rPr><${prefix}t xml:space="preserve">${said}</${prefix}t></${prefix}r>`;
}

function readAuthors(xml: string): string[] {
  return readElements(xml, ['author']).map(({ tag, contentEnd }) => xml.slice(tag.end, contentEnd));
}

function addAuthor(xml: string): string {
  const authors = readElements(xml, ['authors'])[0];
  if (authors === undefined) throw new CannotAnnotate('the comments have no authors');
  const { tag, contentEnd, end } = authors;
  const own = `<${tag.prefix}author>${author}</${tag.prefix}author>`;
  const list = `<${tag.prefix}authors>${tag.kind === 'empty' ? '' : xml.slice(tag.end, contentEnd)}${own}</${tag.prefix}authors>`;
  return xml.slice(0, tag.start) + list + xml.slice(end);
}
