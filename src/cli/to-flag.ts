import { badOption } from '../errors.ts';
import { quote } from '../problems/quote.ts';

/** Yes or no, as the command line, the environment and a config file may all say it; `place` is where it was said. */
export function toFlag(place: string, said: string | number | boolean): boolean {
  const text = String(said).trim();
  if (/^(?:1|true|yes|on)$/i.test(text)) return true;
  if (/^(?:0|false|no|off)$/i.test(text)) return false;
  throw badOption(place, `${quote(text)} is neither yes nor no`, 'write true or false');
}
