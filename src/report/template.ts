import { idCodec } from '../resources/codecs/id.ts';
import type { Field, Resource } from '../resources/resource.ts';
import { csvLine } from './csv-line.ts';
import { columnLetters } from './workbook/address.ts';
import { annotateWorkbook, type CellMark } from './workbook/annotate.ts';
import { writeForm, type CellFormat, type FormColumn } from './workbook/hucre.ts';
import { spreadFormats } from './workbook/spread-formats.ts';

/** A sheet's name may have this many characters. */
const longestSheetName = 31;

/** Rows below the header that offer their choices. */
const rowsToFill = 5000;

/** An empty CSV file: the header line, behind a byte order mark that makes Excel read it as UTF-8. */
export function templateCsv(resource: Resource): string {
  const names = resource.fields.map(({ name }) => name);
  return `\uFEFF${csvLine(names, ',')}\r\n`;
}

/** An empty workbook: a header with a hint on each name, columns formatted by type, drop-downs where there is a choice. */
export async function templateWorkbook(resource: Resource): Promise<Uint8Array> {
  const sheet = resource.name.slice(0, longestSheetName);
  const form = await writeForm({
    sheet,
    title: resource.description,
    columns: resource.fields.map(columnOf),
    rows: rowsToFill,
  });
  const hints = resource.fields.map((field, at) => hintMark(field, { sheet, cell: `${columnLetters(at + 1)}1` }));
  const hinted = await annotateWorkbook(await spreadFormats(form), hints);
  if (hinted === null) throw new Error(`the template of ${resource.name} cannot be given its hints`);
  return hinted;
}

function columnOf(field: Field): FormColumn {
  return {
    header: field.name,
    required: field.required,
    width: Math.max(field.name.length + 4, widthOf(field)),
    format: formatOf(field),
    choices: choicesOf(field),
  };
}

function choicesOf({ codec, enum: members = [] }: Field): readonly string[] {
  return codec.type === 'boolean' ? ['yes', 'no'] : members.map(({ name }) => name);
}

function formatOf({ codec }: Field): CellFormat {
  switch (codec.type) {
    case 'date':
    case 'date-time':
      return 'date';
    case 'number':
      return 'amount';
    case 'integer':
      return codec === idCodec ? 'text' : 'count';
    case 'string':
    case 'email':
    case 'boolean':
    case 'integer[]':
    case 'enum':
      return 'text';
  }
}

function widthOf({ codec, longAbove }: Field): number {
  if (longAbove !== undefined) return 40;
  return ['string', 'email', 'integer[]'].includes(codec.type) ? 24 : 14;
}

function hintMark(field: Field, place: Pick<CellMark, 'sheet' | 'cell'>): CellMark {
  return { ...place, severity: 'note', text: hintOf(field).join('\n') };
}

function hintOf(field: Field): string[] {
  const { name, required, description, codec } = field;
  return [
    `${name}: ${required ? 'required' : 'optional, an empty cell keeps what the record has'}`,
    description,
    `Type: ${codec === idCodec ? 'id, a whole number' : typeNames[codec.type]}${rangeOf(field)}`,
    ...choicesLine(field),
    ...(codec.type === 'string' || codec.type === 'enum' ? [] : [`Example: ${codec.example}`]),
  ];
}

const typeNames = {
  integer: 'whole number',
  number: 'amount without currency',
  string: 'text',
  email: 'e-mail address',
  boolean: 'yes or no',
  'integer[]': 'list of ids',
  'date-time': 'date, or date and time',
  date: 'date',
  enum: 'one of a list',
} as const;

function rangeOf({ min, max }: Field): string {
  if (min !== undefined && max !== undefined) return `, ${min} to ${max}`;
  if (min !== undefined) return `, at least ${min}`;
  return max === undefined ? '' : `, at most ${max}`;
}

function choicesLine({ enum: members }: Field): string[] {
  return members === undefined ? [] : [`One of: ${members.map(({ name, value }) => `${name} (${value})`).join(', ')}`];
}
