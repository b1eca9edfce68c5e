import { TextDecoder } from 'node:util';

import { SaxesParser } from 'saxes';

import { characters, xmlDepth } from './limits.ts';
import { badXml, hasDoctype, tooDeep, tooLong } from './problems.ts';

/** The attributes of one element, by name as written, prefix included. */
export type Attributes = Readonly<Record<string, string>>;

/** What to do with the pieces of an XML document; names come without their prefix. */
export interface XmlHandler {
  open(name: string, attributes: Attributes): void;
  close(name: string): void;
  text(text: string): void;
}

/** Takes the bytes of an XML document as they come. */
export interface XmlFeed {
  write(block: Uint8Array): void;
  end(): void;
}

/** Parses XML block by block; `where` names the part in problems, and is asked only when there is one. */
export function xmlFeed(handler: XmlHandler, where: () => string): XmlFeed {
  const parser = new SaxesParser({ xmlns: false, position: false });
  const decode = decoder(where);
  let sinceTag = 0;
  let depth = 0;
  parser.on('opentag', (tag) => {
    sinceTag = 0;
    depth += 1;
    if (depth > xmlDepth) throw tooDeep(where());
    handler.open(localName(tag.name), tag.attributes);
  });
  parser.on('closetag', (tag) => {
    sinceTag = 0;
    depth -= 1;
    handler.close(localName(tag.name));
  });
  parser.on('text', (text) => handler.text(text));
  parser.on('cdata', (text) => handler.text(text));
  refuseTricks(parser, where);
  return {
    write(block) {
      const text = decode(block);
      sinceTag += text.length;
      parser.write(text);
      if (sinceTag > characters.betweenTags) throw tooLong(where());
    },
    end() {
      parser.write(decode());
      parser.close();
    },
  };
}

/** The value of an attribute whatever its prefix, as in `r:id`; a plain `id` is not one. */
export function prefixed(attributes: Attributes, local: string): string | undefined {
  const name = Object.keys(attributes).find((key) => key.includes(':') && localName(key) === local);
  return name === undefined ? undefined : attributes[name];
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon === -1 ? name : name.slice(colon + 1);
}

/** A DOCTYPE is where entities that expand a billion times are declared; workbooks have none. */
function refuseTricks(parser: SaxesParser<{ xmlns: false }>, where: () => string): void {
  parser.on('doctype', () => {
    throw hasDoctype(where());
  });
  parser.on('error', (error) => {
    throw badXml(where(), error);
  });
}

/** XML without a byte order mark is UTF-8; the format allows UTF-16 as well, which always has one. */
function decoder(where: () => string): (block?: Uint8Array) => string {
  let text: TextDecoder | undefined;
  return (block) => {
    text ??= new TextDecoder(encodingOf(block), { fatal: true });
    try {
      return text.decode(block, { stream: block !== undefined });
    } catch (error) {
      throw badXml(where(), error);
    }
  };
}

function encodingOf(block: Uint8Array | undefined): string {
  if (block?.[0] === 0xff && block[1] === 0xfe) return 'utf-16le';
  return block?.[0] === 0xfe && block[1] === 0xff ? 'utf-16be' : 'utf-8';
}
