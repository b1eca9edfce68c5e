import { existsSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

/** Why others may get at what lies in a folder, whatever rights the folder itself has. */
export type Exposure =
  /** A service copies everything in `folder` to other machines. */
  | { readonly kind: 'synced'; readonly folder: string; readonly service: string }
  /** Others on this machine may rename and replace what lies in `folder`. */
  | { readonly kind: 'shared'; readonly folder: string };

/** Whose rights count. */
export interface Owner {
  /** Negative where the system knows no users, as on Windows: nobody's rights are looked at then. */
  readonly uid: number;
}

const services: ReadonlyArray<readonly [service: string, names: RegExp]> = [
  ['Dropbox', /^dropbox(?: \(.+\))?$/i],
  ['OneDrive', /^onedrive(?:(?: - |-).+)?$/i],
  ['Google Drive', /^google ?drive(?: \(.+\)|-\S+@\S+)?$/i],
  ['iCloud', /^(?:mobile documents|com~apple~clouddocs|icloud ?drive)$/i],
  ['Nextcloud', /^(?:nextcloud|owncloud)\d*$/i],
  ['pCloud', /^pcloud ?(?:drive|sync)?$/i],
  // A word that folders bear for other reasons too, written small.
  ['Box', /^Box(?: Sync|-Box)?$/],
  ['a cloud service', /^CloudStorage$/],
];

/** Looks at a folder, which need not be there yet, and at all around it; null where nothing is to be said. */
export function findExposure(path: string, owner: Owner = { uid: process.getuid?.() ?? -1 }): Exposure | null {
  try {
    const folders = foldersAround(path);
    return first(folders, findService) ?? first(folders, (folder) => findSharing(folder, owner));
  } catch {
    // What cannot be looked at cannot be used either, and whoever tries to says why.
    return null;
  }
}

/** The folder itself and every one around it, as they are behind links. */
function foldersAround(path: string): readonly string[] {
  const folders = [real(resolve(path))];
  for (let at = folders[0] ?? ''; at !== dirname(at);) {
    at = dirname(at);
    folders.push(at);
  }
  return folders;
}

/** The part that is there already, behind links, with the rest as it was said. */
function real(path: string): string {
  if (existsSync(path)) return realpathSync(path);
  return dirname(path) === path ? path : join(real(dirname(path)), basename(path));
}

function first(folders: readonly string[], find: (folder: string) => Exposure | null): Exposure | null {
  for (const folder of folders) {
    const found = find(folder);
    if (found !== null) return found;
  }
  return null;
}

function findService(folder: string): Exposure | null {
  const name = basename(folder);
  const known = services.find(([, names]) => names.test(name))?.[0];
  const service = known ?? (existsSync(join(folder, '.stfolder')) ? 'Syncthing' : undefined);
  return service === undefined ? null : { kind: 'synced', folder, service };
}

/** In a sticky folder, such as /tmp, everybody may make files and nobody may touch those of others. */
function findSharing(folder: string, { uid }: Owner): Exposure | null {
  const stats = uid < 0 ? undefined : statSync(folder, { throwIfNoEntry: false });
  if (stats === undefined || (stats.mode & 0o1000) !== 0) return null;
  // Many systems give each user a group of the same number, with nobody else in it.
  const isGroupOthers = (stats.mode & 0o020) !== 0 && stats.gid !== uid;
  return isGroupOthers || (stats.mode & 0o002) !== 0 ? { kind: 'shared', folder } : null;
}
