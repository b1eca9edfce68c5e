import { expect } from 'vitest';

/** Vitest's own matchers are typed `any`; these say what they are: something that nothing may be done with. */
export const anyText: unknown = expect.any(String);

/** Any number at all. */
export const anyNumber: unknown = expect.any(Number);

/** A text of this form. */
export function matching(pattern: RegExp): unknown {
  return expect.stringMatching(pattern);
}

/** A text with this part in it. */
export function containing(part: string): unknown {
  return expect.stringContaining(part);
}
