import * as say from '../../problems/cells.ts';
import type { Codec } from '../resource.ts';
import { printValue } from './print-value.ts';
import { refuse } from './refuse.ts';
import { tidy } from './tidy.ts';

/** One address with a dot in its domain; letters of any script, no display name. */
const address =
  /^(?![.'\u2018\u2019\u201c\u201d])(?!.*\.\.)[^\s\p{C}@"(),:;<>[\\\]]{1,64}(?<!\.)@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+\p{L}[\p{L}\p{N}-]{0,61}[\p{L}\p{N}]$/u;

/** An e-mail address, kept in the case it was written in. */
export const emailCodec: Codec = {
  type: 'email',
  example: 'name@example.com',
  parse(text, column) {
    if (address.test(text)) return text;
    const tidied = tidy(text).replace(/^mailto:/i, '');
    return address.test(tidied) ? tidied : refuse(tidied, column, () => say.notAnEmail(text));
  },
  print: printValue,
  equal: (one, other) => (one === '' ? null : one) === (other === '' ? null : other),
};
