import * as say from '../../problems/cells.ts';
import type { Codec } from '../resource.ts';
import { refuse } from './refuse.ts';
import { tidy } from './tidy.ts';

/** One address with a dot in its domain; letters of any script, no display name. */
const address =
  /^(?!\.)(?!.*\.\.)[^\s@"(),:;<>[\\\]]{1,64}(?<!\.)@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+[\p{L}\p{N}-]{2,63}$/u;

/** An e-mail address, kept in the case it was written in. */
export const emailCodec: Codec = {
  type: 'email',
  example: 'name@example.com',
  parse(text) {
    if (address.test(text)) return text;
    const tidied = tidy(text).replace(/^mailto:/i, '');
    return address.test(tidied) ? tidied : refuse(tidied, () => say.notAnEmail(text));
  },
  print: String,
  equal: (one, other) => (one === '' ? null : one) === (other === '' ? null : other),
};
