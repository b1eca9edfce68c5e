import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { parseBaseUrl } from '../../io/api/base-url.ts';
import { makeHomeFolder, writePrivately } from '../../io/sign-in/home-folder.ts';
import { failBecause, ok, warn, type Check } from './check.ts';

/** The base URL in its one form, or why it is none. */
export function checkBaseUrl(text: string): { readonly check: Check; readonly baseUrl: string | null } {
  try {
    const baseUrl = parseBaseUrl(text);
    return { check: ok('base URL', baseUrl), baseUrl };
  } catch (error) {
    return { check: failBecause('base URL', error), baseUrl: null };
  }
}

/** Whether state can be kept in the home folder, out of sight of others. */
export async function checkHome(home: string): Promise<Check> {
  try {
    await makeHomeFolder(home);
    const probe = join(home, 'doctor');
    await writePrivately(probe, '');
    await rm(probe);
    const { mode } = await stat(home);
    const isOpen = process.platform !== 'win32' && (mode & 0o077) !== 0;
    if (!isOpen) return ok('home folder', `${home} can be written, by you alone`);
    return warn('home folder', `${home} can be read by other users of this machine`, `chmod 700 ${home}`);
  } catch (error) {
    return failBecause('home folder', error);
  }
}
