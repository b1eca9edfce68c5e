import { CannotAnnotate } from './cannot-annotate.ts';
import { attributesOf, readTags } from './xml-tags.ts';

/** What the format has behind the link to the shapes of comments. */
const behind = [
  'legacyDrawingHF',
  'drawingHF',
  'picture',
  'oleObjects',
  'controls',
  'webPublishItems',
  'tableParts',
  'extLst',
  'AlternateContent',
  'worksheet',
];

/** The id of the link to the shapes, from what stands behind the rows of a sheet; null where there is none. */
export function readLegacyDrawing(tail: string): string | null {
  const tag = [...readTags(tail)].find(({ name }) => name === 'legacyDrawing');
  if (tag === undefined) return null;
  return Array.from(attributesOf(tag)).find(([name]) => /(?:^|:)id$/.test(name))?.[1] ?? null;
}

/** Puts a link to the shapes where the format wants it; the text starts with the end of the rows. */
export function addLegacyDrawing(tail: string, link: { readonly id: string; readonly namespace: string }): string {
  const tags = [...readTags(tail)];
  const outer = tags[0]?.depth ?? 0;
  const next = tags.find(({ name, depth }, at) => at > 0 && depth <= outer && behind.includes(name));
  if (next === undefined) throw new CannotAnnotate('the sheet has no end');
  const tag = `<${tags[0]?.prefix ?? ''}legacyDrawing xmlns:r="${link.namespace}" r:id="${link.id}"/>`;
  return tail.slice(0, next.start) + tag + tail.slice(next.start);
}
