/**
 * Puts one `'` in front of a text that a spreadsheet would run as a formula, numbers and phone numbers excepted; and in front
 * of a text that looks guarded already, so that nothing is lost when `unguard` takes it off.
 */
export function guard(text: string): string {
  const first = text.charCodeAt(0);
  if (first === apostrophe) return looksGuarded(text) ? `'${text}` : text;
  return isDangerous(first) && !number.test(text) && !phone.test(text) ? `'${text}` : text;
}

/** Takes off the one `'` that `guard` put there; any other apostrophe belongs to the text. */
export function unguard(text: string): string {
  return text.charCodeAt(0) === apostrophe && looksGuarded(text) ? text.slice(1) : text;
}

const apostrophe = 39;

/** `-1,250.00`, `+3`, `-1.5e3`: digits and the signs within numbers. */
const number = /^[+-][.,]?\d[\d.,' \u00a0\u202f]*(?:[eE][+-]?\d{1,3})?$/;

/** `+44 (0)20 7946-0958`: six digits or more, or `+1-2` would be one and a spreadsheet would count it out. */
const phone = /^\+(?=(?:\D*\d){6})[(\d][\d ./()\u00a0-]*$/;

function looksGuarded(text: string): boolean {
  let at = 0;
  while (text.charCodeAt(at) === apostrophe) at += 1;
  return isDangerous(text.charCodeAt(at));
}

/** One of = + - @ tab and carriage return; past the end of a text the code is NaN, which is none of them. */
function isDangerous(code: number): boolean {
  return code === 61 || code === 43 || code === 45 || code === 64 || code === 9 || code === 13;
}
