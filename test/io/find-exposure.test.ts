import { chmod, mkdir, realpath, stat, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findExposure } from '../../src/io/find-exposure.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

/** A folder of the test, with folders in it, and how it is called behind links. */
async function place(...inside: readonly string[]): Promise<string> {
  const folder = await realpath(await temporaryFolder());
  await mkdir(join(folder, ...inside), { recursive: true });
  return folder;
}

describe('a folder that a service copies to other machines is found', () => {
  test.each([
    ['Dropbox', 'Dropbox'],
    ['Dropbox (Acme)', 'Dropbox'],
    ['OneDrive', 'OneDrive'],
    ['OneDrive - Acme Ltd', 'OneDrive'],
    ['Google Drive', 'Google Drive'],
    ['GoogleDrive-me@example.com', 'Google Drive'],
    ['Mobile Documents', 'iCloud'],
    ['com~apple~CloudDocs', 'iCloud'],
    ['Nextcloud', 'Nextcloud'],
    ['pCloudDrive', 'pCloud'],
    ['Box', 'Box'],
    ['Box Sync', 'Box'],
    ['CloudStorage', 'a cloud service'],
  ])('by its name: %s', async (name, service) => {
    const folder = await place(name);
    const exposure = { kind: 'synced', folder: join(folder, name), service };
    expect(findExposure(join(folder, name, 'not', 'there', '.nexload'))).toEqual(exposure);
  });

  test('by what Syncthing leaves in it', async () => {
    const folder = await place('notes', '.stfolder');
    const synced = { kind: 'synced', folder: join(folder, 'notes'), service: 'Syncthing' };
    expect(findExposure(join(folder, 'notes', 'home'))).toEqual(synced);
  });

  test('behind a link', async () => {
    const folder = await place('Dropbox', 'work');
    await symlink(join(folder, 'Dropbox', 'work'), join(folder, 'work'));
    expect(findExposure(join(folder, 'work', 'home'))).toMatchObject({ service: 'Dropbox' });
  });

  test.each(['dropbox-export', 'box', 'my OneDrive notes', 'nextcloud-backup', 'drive'])(
    'and %s is none',
    async (name) => {
      expect(findExposure(join(await place(name), name, 'home'))).toBeNull();
    },
  );
});

describe.skipIf(process.platform === 'win32')('a folder that others may write to is found', () => {
  test.each<readonly [string, ...(readonly [mode: number, apart: number, kind: 'shared' | null])]>([
    ['that everybody may write to', 0o777, 0, 'shared'],
    ['that its group may write to', 0o770, 1, 'shared'],
    ['that a group of oneself alone may write to', 0o770, 0, null],
    ['that is sticky, as /tmp is', 0o1777, 0, null],
    ['that everybody may read', 0o755, 1, null],
  ])('where it lies in one %s', async (_, ...[mode, apart, kind]) => {
    const folder = await place('around', 'inside');
    await chmod(join(folder, 'around'), mode);
    const { gid } = await stat(join(folder, 'around'));
    const found = findExposure(join(folder, 'around', 'inside', 'home'), { uid: gid + apart });
    expect(found).toEqual(kind === null ? null : { kind, folder: join(folder, 'around') });
  });

  test('where it is one itself, and not where the system knows no users', async () => {
    const folder = await place('home');
    await chmod(join(folder, 'home'), 0o777);
    expect(findExposure(join(folder, 'home'))).toEqual({ kind: 'shared', folder: join(folder, 'home') });
    expect(findExposure(join(folder, 'home'), { uid: -1 })).toBeNull();
  });
});

test('what cannot be looked at is nothing to warn of', async () => {
  const folder = await place();
  await symlink(join(folder, 'b'), join(folder, 'a'));
  await symlink(join(folder, 'a'), join(folder, 'b'));
  expect(findExposure(join(folder, 'a', 'home'))).toBeNull();
});
