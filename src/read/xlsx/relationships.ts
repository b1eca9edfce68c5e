import type { Archive } from './archive.ts';
import { partBytes } from './limits.ts';
import { readElements } from './read-xml.ts';

/** A link from one part of the package to another; `type` is only the last word of the long address that the format uses. */
export interface Relationship {
  readonly id: string;
  readonly type: string;
  /** The name of the part in the zip. */
  readonly target: string;
}

/** The links of a part, or of the whole package when the name is empty. */
export async function readRelationships(archive: Archive, owner: string): Promise<Relationship[]> {
  const part = archive.find(relationshipsName(owner));
  if (part === undefined) return [];
  const found: Relationship[] = [];
  await readElements({ part, limit: partBytes.structure, where: 'the table of contents' }, (name, attributes) => {
    if (name !== 'Relationship' || attributes['TargetMode'] === 'External') return;
    const { Id: id = '', Type: type = '', Target: target = '' } = attributes;
    found.push({ id, type: type.slice(type.lastIndexOf('/') + 1), target: resolveTarget(owner, target) });
  });
  return found;
}

function relationshipsName(owner: string): string {
  return `${folderOf(owner)}_rels/${owner.slice(folderOf(owner).length)}.rels`;
}

/** Targets are relative to the folder of the part that names them, unless they start with a slash; some writers turn the slashes around. */
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
