/** A value as the text of a `script` element that is never run: nothing in it can end the element or begin a comment. */
export function scriptData(name: string, value: unknown): string {
  const json = JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
  return `<script type="application/json" data-nexload="${name}">${json}</script>\n`;
}
