const escape = /_x([0-9a-f]{4})_/gi;

/** Decodes `_x000D_` and the like, which the format uses for characters that XML cannot hold. */
export function decodeEscapes(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(escape, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}
