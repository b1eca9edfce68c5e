import { readFileSync } from 'node:fs';
import { UserError } from '../../errors.ts';
import type { Faults } from './fault.ts';
import { parseScript } from './parse-script.ts';
import { createProfileFaults } from './profile-faults.ts';
import { profiles } from './profiles.ts';
import { createScriptFaults } from './script-faults.ts';

/** Makes the faults from their beginning, each time it is called. */
export type MakeFaults = () => Faults;

/** The faults of a profile, or of a YAML file where the text looks like a file's name. */
export function readFaults(profileOrFile: string, seed: number): MakeFaults {
  const makeProfile = profileFaults(profileOrFile, seed);
  if (makeProfile !== null) return makeProfile;
  if (!/[./\\]/.test(profileOrFile)) throw unknownProfile(profileOrFile);
  return scriptFaults(readText(profileOrFile), profileOrFile);
}

/** The faults of a profile; null where there is no such profile. */
export function profileFaults(name: string, seed: number): MakeFaults | null {
  const profile = profiles.find((known) => known.name === name.toLowerCase());
  return profile === undefined ? null : () => createProfileFaults(profile, seed);
}

/** The faults of a script's text; `name` is what messages call it. */
export function scriptFaults(text: string, name: string): MakeFaults {
  const script = parseScript(text, name);
  return () => createScriptFaults(script, name);
}

/** The complaint about a profile that does not exist. */
export function unknownProfile(name: string): UserError {
  return new UserError({
    code: 'unknown-fault-profile',
    message: `There is no fault profile "${name}"`,
    hint: `take one of ${profiles.map((known) => known.name).join(', ')}, or the name of a .yaml file`,
  });
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new UserError({
      code: 'faults-unreadable',
      message: `The faults file ${path} cannot be read`,
      hint: `name a file that is there, or one of ${profiles.map((known) => known.name).join(', ')}`,
      cause,
    });
  }
}
