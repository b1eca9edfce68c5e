import { CannotAnnotate } from './cannot-annotate.ts';
import { findPart, partText, withText } from './parts.ts';
import { readZip } from './read-zip.ts';
import { writeZip } from './write-zip.ts';
import { attributesOf, readElements } from './xml-tags.ts';

/**
 * The workbook of a form with the formats of its second row given to the whole columns, which the writer cannot say, and
 * without Excel's green corners on ids that are text on purpose.
 */
export async function spreadFormats(bytes: Uint8Array): Promise<Uint8Array> {
  const parts = await readZip(bytes);
  const sheet = findPart(parts, 'xl/worksheets/sheet1.xml');
  if (sheet === undefined) throw new CannotAnnotate('the form has no sheet');
  const edited = await withText(sheet, spread(await partText(sheet)));
  return writeZip(parts.map((part) => (part === sheet ? edited : part)));
}

function spread(xml: string): string {
  const cells = readElements(xml, ['c']).map(({ tag }) => attributesOf(tag));
  const styles = cells.filter((facts) => facts.get('r')?.endsWith('2') === true).map((facts) => facts.get('s') ?? '0');
  let column = 0;
  const formatted = xml.replaceAll(/<col (?=[^>]*\/>)/g, (tag) => {
    column += 1;
    return `${tag}style="${styles[column - 1] ?? '0'}" `;
  });
  return formatted.replace('</worksheet>', `${ignoredErrors}</worksheet>`);
}

const ignoredErrors = '<ignoredErrors><ignoredError sqref="A1:XFD1048576" numberStoredAsText="1"/></ignoredErrors>';
