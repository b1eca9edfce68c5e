import type { PutMode } from '../api/overlay.ts';
import { UserError } from '../../errors.ts';
import { profileFaults, scriptFaults, unknownProfile, type MakeFaults } from '../faults/read-faults.ts';
import { plainText, type JsonObject } from '../json.ts';
import type { Site } from '../site.ts';

/** What came with a request to a switch: the text, and the object that it says in JSON. */
interface Wish {
  readonly text: string;
  readonly body: JsonObject | null;
}

const putModes: readonly PutMode[] = ['replace', 'merge', 'strict'];

/** Turns one of the switches under `/sandbox/`. */
export function flip(site: Site, name: string, { text, body }: Wish): void {
  const { switches, sessions, settings } = site;
  if (name === 'faults') switches.setFaults(faultsOf(text, body, settings.seed));
  if (name === 'put-mode') switches.setPutMode(modeOf(body));
  if (name === 'limits') switches.setLimits(plainText(body?.['limits'] ?? text));
  if (name === 'expire-tokens') sessions.expireAll();
}

function faultsOf(text: string, body: JsonObject | null, seed: number): MakeFaults {
  const profile = body?.['profile'];
  if (profile === undefined) return scriptFaults(text, 'the script');
  const make = profileFaults(plainText(profile), seed);
  if (make === null) throw unknownProfile(plainText(profile));
  return make;
}

function modeOf(body: JsonObject | null): PutMode {
  const wanted = putModes.find((mode) => mode === body?.['mode']);
  if (wanted !== undefined) return wanted;
  throw new UserError({ code: 'unknown-put-mode', message: `The mode is one of ${putModes.join(', ')}` });
}
