import type { Archive } from './archive.ts';
import { otherFormat } from './problems.ts';
import type { WorkbookProblem } from './workbook-problem.ts';

/** Throws what the zip is where it is known to be something else than a workbook of XML parts. */
export async function assertWorkbook(archive: Archive): Promise<void> {
  const other = await otherThanWorkbook(archive);
  if (other !== null) throw other;
}

const byPart: readonly { readonly part: RegExp; readonly problem: () => WorkbookProblem }[] = [
  {
    part: /^xl\/workbook\.bin$/,
    problem: () => otherFormat('a binary workbook (.xlsb)', 'open it in Excel and save it as .xlsx'),
  },
  { part: /^word\/document\.xml$/, problem: () => otherFormat('a Word document') },
  { part: /^ppt\/presentation\.xml$/, problem: () => otherFormat('a PowerPoint presentation') },
  {
    part: /^index\.zip$|^index\/.*\.iwa$/,
    problem: () => otherFormat('an Apple Numbers document', 'export it from Numbers as Excel or CSV'),
  },
];

async function otherThanWorkbook(archive: Archive): Promise<WorkbookProblem | null> {
  const known = byPart.find(({ part }) => archive.names.some((name) => part.test(name)));
  if (known !== undefined) return known.problem();
  const openDocument = await openDocumentKind(archive);
  if (openDocument !== null) return otherFormat(openDocument);
  const office = archive.names.some((name) => name === '[content_types].xml' || name === 'xl/workbook.xml');
  return office ? null : otherFormat('a zip archive of other files', 'unpack it and give the spreadsheet inside');
}

async function openDocumentKind(archive: Archive): Promise<string | null> {
  const mediaType = await readStart(archive, 'mimetype');
  if (!mediaType.startsWith('application/vnd.oasis.opendocument.')) return null;
  return mediaType.includes('spreadsheet') ? 'an OpenDocument spreadsheet' : 'an OpenDocument file';
}

async function readStart(archive: Archive, name: string): Promise<string> {
  const part = archive.find(name);
  if (part === undefined) return '';
  for await (const block of part.bytes(1024)) return block.toString('latin1');
  return '';
}
