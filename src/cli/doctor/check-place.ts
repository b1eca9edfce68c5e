import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { parseBaseUrl } from '../../io/api/base-url.ts';
import { findExposure } from '../../io/find-exposure.ts';
import { makeHomeFolder, writePrivately } from '../../io/sign-in/home-folder.ts';
import { sayExposure } from '../warn-of-exposure.ts';
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
    if (isOpen) return warn('home folder', `${home} can be read by other users of this machine`, `chmod 700 ${home}`);
    const exposure = findExposure(home);
    if (exposure === null) return ok('home folder', `${home} can be written, by you alone`);
    const { message, advice } = sayExposure({ exposure, places: [{ option: 'home', path: home }] });
    return warn('home folder', message, advice);
  } catch (error) {
    return failBecause('home folder', error);
  }
}
