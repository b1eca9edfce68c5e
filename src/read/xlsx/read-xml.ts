import type { Part } from './archive.ts';
import { xmlFeed, type Attributes, type XmlHandler } from './xml-feed.ts';

/** Which part to read, the inflated bytes it may have, and how problems call it. */
export interface XmlPart {
  readonly part: Part;
  readonly limit: number;
  readonly where: string;
}

/** Parses one whole part. */
export async function readXml({ part, limit, where }: XmlPart, handler: XmlHandler): Promise<void> {
  const feed = xmlFeed(handler, () => where);
  for await (const block of part.bytes(limit)) feed.write(block);
  feed.end();
}

/** Parses one whole part for its elements alone; the callback gets each one as it opens. */
export async function readElements(part: XmlPart, open: (name: string, attributes: Attributes) => void): Promise<void> {
  await readXml(part, { open, close: () => undefined, text: () => undefined });
}
