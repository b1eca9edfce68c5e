import { attributesOf, escapeXml, readTags } from './xml-tags.ts';

/** A link from one part to another. */
export interface Relationship {
  readonly id: string;
  /** The whole address of the type; its last word says what the target is. */
  readonly type: string;
  /** The name of the part in the zip. */
  readonly target: string;
}

/** Where the links of a part stand. */
export function relationshipsName(owner: string): string {
  return `${folderOf(owner)}_rels/${owner.slice(folderOf(owner).length)}.rels`;
}

/** The links that the text of a relationships part says; those out of the file are left out. */
export function readRelationships(xml: string, owner: string): Relationship[] {
  const found: Relationship[] = [];
  for (const tag of readTags(xml)) {
    if (tag.name !== 'Relationship' || tag.kind === 'close') continue;
    const facts = attributesOf(tag);
    if (facts.get('TargetMode') === 'External') continue;
    const target = resolveTarget(owner, facts.get('Target') ?? '');
    found.push({ id: facts.get('Id') ?? '', type: facts.get('Type') ?? '', target });
  }
  return found;
}

/** The first link of a kind such as `styles`; the kind is the last word of its type. */
export function findRelationship(links: readonly Relationship[], kind: string): Relationship | undefined {
  return links.find(({ type }) => type.endsWith(`/${kind}`));
}

/** The text of a relationships part with one more link, which is made from the root of the package. */
export function addRelationship(xml: string | null, { id, type, target }: Relationship): string {
  const before = xml ?? empty;
  const link = `Id="${id}" Type="${escapeXml(type)}" Target="/${escapeXml(target)}"/>`;
  const root = [...readTags(before)].findLast((tag) => tag.name === 'Relationships');
  const prefix = root?.prefix ?? '';
  if (root?.kind === 'empty') {
    const opened = before.slice(root.start, root.end - 2);
    return `${before.slice(0, root.start)}${opened}><${prefix}Relationship ${link}</${prefix}Relationships>`;
  }
  const at = root?.start ?? before.length;
  return `${before.slice(0, at)}<${prefix}Relationship ${link}${before.slice(at)}`;
}

const empty =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
  '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>';

function resolveTarget(owner: string, target: string): string {
  const slashed = target.replaceAll('\\', '/');
  const path = slashed.startsWith('/') ? slashed : folderOf(owner) + slashed;
  const folders: string[] = [];
  for (const step of path.split('/')) {
    if (step === '..') folders.pop();
    else if (step !== '' && step !== '.') folders.push(step);
  }
  return folders.join('/');
}

function folderOf(name: string): string {
  return name.slice(0, name.lastIndexOf('/') + 1);
}
