import { closeSync, openSync, writeSync } from 'node:fs';

/** The cells of one row, by its number from 0. */
export type MakeRow = (index: number) => readonly string[];

/** A kind of file to be measured with: what stands in it. */
export interface Shape {
  /** Begins the file's name, and so tells the record type. */
  readonly name: string;
  readonly header: readonly string[];
  readonly row: MakeRow;
}

const header =
  'Id,CoworkerContractId,FullName,CoworkerId,Email,DateOfBirth,Address,PostCode,CityName,State,CountryId,PhoneNumber,Notes,ContractContactType'.split(
    ',',
  );
const firstNames = ['Ana', 'Ben', 'Chloé', 'Dmitri', 'Elif', 'Femi', 'Grace', 'Hiroshi', 'Inés', 'Jonas', 'Kofi'];
const lastNames = ['Alves', 'Brown', 'Castro', 'Dubois', 'Ek', 'Fischer', 'Garcia', 'Haddad', 'Ito'];
const streets = ['High St', 'Mill Lane', 'Rua Nova', 'Am Wall', 'Calle Real', 'Park Row'];
const cities = ['Leeds', 'Lisboa', 'Berlin', 'Madrid', 'São Paulo', 'York', 'Porto'];
const regions = ['London', 'Lisboa', 'Kent', 'Madrid', 'SP', 'Fife'];
const notes = ['', '', 'Met at the fair', '', 'Prefers mail', ''];
const roles = ['Director', 'Director', 'CompanyAlias', 'Director'];

/** People on contracts, as an export writes them: ISO days, two addresses in three with a comma and so in quotes: one cell in twenty. */
export const contacts: Shape = { name: 'contract-contacts', header, row: contact };

/** The same with days like 25/12/1980, which only the whole column explains. */
export const slashDates: Shape = { ...contacts, row: (index) => withCell(contact(index), 5, slashDate(index)) };

/** The same with quotes around every cell. */
export const allQuoted: Shape = { ...contacts, row: (index) => contact(index).map((cell) => quoted(unquoted(cell))) };

/** The same with a wrong cell in one row of a hundred. */
export const someWrong: Shape = {
  ...contacts,
  row: (index) => (index % 100 === 50 ? withCell(contact(index), 4, `person${index}@mail`) : contact(index)),
};

/** Proposal contracts with prices like 1,250.00, which only the whole column explains. */
export const prices: Shape = {
  name: 'proposal-contracts',
  header: ['Id', 'ProposalId', 'TariffId', 'BillingDay', 'Quantity', 'Price', 'StartDate'],
  row: (index) => [
    String(100_000_000 + index),
    String(200_000_000 + pick(index, 1, 400_000)),
    String(5_000 + pick(index, 2, 90)),
    String(1 + pick(index, 3, 28)),
    String(1 + pick(index, 4, 12)),
    price(index),
    isoDate(index),
  ],
};

/** Writes a file of a shape, the same bytes each time. */
export function writeText(path: string, { header: names, row }: Shape, rows: number): void {
  const file = openSync(path, 'w');
  let text = `${names.join(',')}\n`;
  for (let index = 0; index < rows; index++) {
    text += `${row(index).join(',')}\n`;
    if (text.length < 1_000_000 && index < rows - 1) continue;
    writeSync(file, text);
    text = '';
  }
  closeSync(file);
}

/** A row as a program would hold it, without the quotes of the text form. */
export function plainRow(shape: Shape, index: number): readonly string[] {
  return shape.row(index).map(unquoted);
}

function contact(index: number): readonly string[] {
  const first = firstNames[pick(index, 1, firstNames.length)] ?? '';
  const last = lastNames[pick(index, 2, lastNames.length)] ?? '';
  return [
    String(100_000_000 + index),
    String(200_000_000 + pick(index, 3, 250_000)),
    `${first} ${last}`,
    String(300_000 + pick(index, 4, 600_000)),
    `${last.toLowerCase()}.${index}@mail.test`,
    isoDate(index),
    address(index),
    `SW${pick(index, 6, 90)} ${pick(index, 7, 10)}AB`,
    cities[pick(index, 8, cities.length)] ?? '',
    regions[pick(index, 9, regions.length)] ?? '',
    String(1_000 + pick(index, 10, 240)),
    `020 ${7_000_000 + pick(index, 11, 999_999)}`,
    notes[pick(index, 12, notes.length)] ?? '',
    roles[pick(index, 13, roles.length)] ?? '',
  ];
}

function address(index: number): string {
  const street = `${1 + pick(index, 14, 300)} ${streets[pick(index, 15, streets.length)] ?? ''}`;
  return index % 3 === 0 ? street : quoted(`${street}, Fl. ${pick(index, 16, 20)}`);
}

function isoDate(index: number): string {
  return `${1950 + pick(index, 17, 55)}-${twoDigits(1 + pick(index, 18, 12))}-${twoDigits(1 + pick(index, 19, 28))}`;
}

function slashDate(index: number): string {
  return isoDate(index).split('-').toReversed().join('/');
}

/** One in a thousand is above a thousand and so tells how its column is written; the others have a fraction. */
function price(index: number): string {
  const cents = twoDigits(pick(index, 20, 100));
  return index % 1_000 === 999
    ? quoted(`1,${200 + pick(index, 21, 700)}.${cents}`)
    : `${pick(index, 22, 900)}.${cents}`;
}

function withCell(cells: readonly string[], at: number, text: string): readonly string[] {
  return cells.with(at, text);
}

function quoted(text: string): string {
  return `"${text}"`;
}

function unquoted(text: string): string {
  return text.startsWith('"') ? text.slice(1, -1) : text;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}

/** A number below `count` that looks random, and is always the same for a row and a column. */
function pick(index: number, column: number, count: number): number {
  const mixed = Math.imul(index ^ (column << 24), 0x9e_37_79_b1);
  return (Math.imul(mixed ^ (mixed >>> 15), 0x85_eb_ca_6b) >>> 8) % count;
}
