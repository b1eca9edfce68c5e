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

/** The text of a comments part with the remarks in it; where a cell has a comment already, its text stays below ours. */
export function addComments(xml: string, remarks: Remarks): string {
  const list = readElements(xml, ['commentList'])[0];
  if (list === undefined || list.tag.kind === 'empty') return addComments(newList(xml), remarks);
  const { prefix } = list.tag;
  const content = xml.slice(list.tag.end, list.contentEnd);
  const old = readElements(content, ['comment']).map(({ tag, end }) => content.slice(tag.start, end));
  const taken = new Set(old.map(addressOf));
  const kept = old.map((comment) => joined(comment, remarks.get(addressOf(comment)) ?? [], prefix));
  const authorId = countAuthors(xml);
  const added = Array.from(remarks)
    .filter(([address]) => !taken.has(address))
    .map(([address, said]) => commentXml(address, said, { prefix, authorId }));
  const comments = [...kept, ...added].join('');
  return addAuthor(xml.slice(0, list.tag.end)) + comments + xml.slice(list.contentEnd);
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

function addressOf(comment: string): string {
  const [tag] = readTags(comment);
  return tag === undefined ? '' : (attributesOf(tag).get('ref') ?? '');
}

function joined(comment: string, said: readonly Remark[], prefix: string): string {
  const text = readElements(comment, ['text'])[0];
  if (said.length === 0 || text === undefined) return comment;
  const content = comment.slice(text.tag.end, text.contentEnd);
  const theirs = readElements(content, ['r']).length > 0 ? content : `<${prefix}r>${content}</${prefix}r>`;
  const ours = run(`${remarkLines(said).join('\n')}\n\n`, prefix);
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

/** What the comment says, in lines; the labels tell errors from warnings where colours do not. */
export function remarkLines(said: readonly Remark[]): string[] {
  return said.flatMap(({ severity, text }) => (labels[severity] + text).split('\n'));
}

const labels: Readonly<Record<Severity, string>> = { error: 'Error: ', warning: 'Warning: ', note: '' };

function run(text: string, prefix: string): string {
  const font = `<${prefix}sz val="9"/><${prefix}color indexed="81"/><${prefix}rFont val="Tahoma"/><${prefix}family val="2"/>`;
  const said = escapeXml(text.replaceAll(/_(?=x[\da-f]{4}_)/gi, '_x005F_'));
  return `<${prefix}r><${prefix}rPr>${font}</${prefix}rPr><${prefix}t xml:space="preserve">${said}</${prefix}t></${prefix}r>`;
}

function countAuthors(xml: string): number {
  return readElements(xml, ['author']).length;
}

function addAuthor(xml: string): string {
  const authors = readElements(xml, ['authors'])[0];
  if (authors === undefined) throw new CannotAnnotate('the comments have no authors');
  const { tag, contentEnd, end } = authors;
  const own = `<${tag.prefix}author>${author}</${tag.prefix}author>`;
  const list = `<${tag.prefix}authors>${tag.kind === 'empty' ? '' : xml.slice(tag.end, contentEnd)}${own}</${tag.prefix}authors>`;
  return xml.slice(0, tag.start) + list + xml.slice(end);
}
