import type { Value } from '../../src/model.ts';

/** A record as it is before the run, in what the files speak of. */
export interface SampleRecord {
  readonly resource: string;
  readonly id: number;
  readonly values: Readonly<Record<string, Value>>;
}

/** Spreadsheets by their names, and the records that they are about; all of it is invented. */
export interface SampleFiles {
  readonly files: Readonly<Record<string, string>>;
  readonly records: readonly SampleRecord[];
}

/** One row: the cells by their headers, and what the record holds before, where there is one. */
interface SampleRow {
  readonly cells: readonly string[];
  readonly before: Readonly<Record<string, Value>> | null;
}

interface SampleFile {
  readonly resource: string;
  readonly firstId: number;
  readonly delimiter: string;
  readonly header: readonly string[];
  readonly rows: number;
  /** Without its Id. */
  readonly row: (at: number) => SampleRow;
}

/** Makes the same files and records each time. */
export function makeSampleFiles(): SampleFiles {
  const files = sampleFiles.map((file): [string, string] => [`${file.resource}.csv`, textOf(file)]);
  const records = sampleFiles.flatMap(({ resource, firstId, rows, row }) =>
    Array.from({ length: rows }, (_, at): SampleRecord[] => {
      const { before } = row(at);
      return before === null ? [] : [{ resource, id: firstId + at, values: { Id: firstId + at, ...before } }];
    }).flat(),
  );
  return { files: Object.fromEntries(files), records };
}

function textOf({ firstId, delimiter, header, rows, row }: SampleFile): string {
  const lines = Array.from({ length: rows }, (_, at) => {
    const { cells } = row(at);
    const isBlank = cells.every((cell) => cell === '');
    return [isBlank ? '' : String(firstId + at), ...cells].map((cell) => quoted(cell, delimiter)).join(delimiter);
  });
  return [['Id', ...header].join(delimiter), ...lines, ''].join('\n');
}

function quoted(cell: string, delimiter: string): string {
  return cell.includes(delimiter) || /["\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

const firstNames = [
  'Ada',
  'Bruno',
  'Chiara',
  'Dmitri',
  'Elif',
  'Farid',
  'Greta',
  'Hugo',
  'Inês',
  'Jana',
  'Kofi',
  'Lucía',
];
const lastNames = [
  'Example',
  'Muster',
  'Esempio',
  'Primer',
  'Örnek',
  'Mithal',
  'Beispiel',
  'Exemple',
  'Modelo',
  'Vzorová',
];
const cities = ['London', 'Oxford', 'Manchester', 'Edinburgh', 'Bristol', 'Cardiff'];
const reasons = ['Maternity leave', 'Office refit', 'Long holiday', 'Project abroad'];

const nameAt = (at: number): string => `${pick(firstNames, at)} ${pick(lastNames, Math.floor(at / 2))}`;
const contractAt = (at: number): number => 7_001 + at;
const money = (amount: number): string => amount.toFixed(2);
const dayAt = (at: number, month: number): string =>
  `2026-${String(month).padStart(2, '0')}-${String(1 + (at % 28)).padStart(2, '0')}`;

function pick<T>(list: readonly T[], at: number): T {
  const found = list[at % list.length];
  if (found === undefined) throw new Error('the list is empty');
  return found;
}

/** The addresses moved to another domain, some roles were corrected, and some notes are to be emptied. */
const contacts: SampleFile = {
  resource: 'contract-contacts',
  firstId: 61_001,
  delimiter: ',',
  header: ['Contract', 'Full name', 'E-mail', 'City', 'Notes', 'Role'],
  rows: 64,
  row(at) {
    const name = nameAt(at);
    const word = (pick(firstNames, at) + String(at)).normalize('NFD').replace(/[^\w]/g, '').toLowerCase();
    const isSame = at % 7 === 3;
    const notes = at % 9 === 4 ? '<clear>' : '';
    const role = at % 5 === 0 ? 'Director' : 'Nominated recipient';
    const cells = [String(contractAt(at)), name, `${word}@example.com`, pick(cities, at), notes, role];
    const before = {
      CoworkerContractId: contractAt(at),
      FullName: name,
      Email: isSame ? `${word}@example.com` : `${word}@old.example.com`,
      CityName: pick(cities, at),
      Notes: notes === '' ? null : 'Asked for the old address',
      ContractContactType: at % 5 === 0 && at % 2 === 0 && !isSame ? 2 : at % 5 === 0 ? 1 : 3,
    };
    return troubled(contactTroubles[at], { cells, before });
  },
};

const contactTroubles: Readonly<Record<number, Trouble>> = {
  8: { cell: 2, says: 'greta8(at)example.com' },
  22: { cell: 5, says: 'Directer' },
  35: 'gone',
  41: 'blank',
  52: { cell: 0, says: '' },
};

/** Deposits rise by five parts of a hundred. */
const deposits: SampleFile = {
  resource: 'contract-deposits',
  firstId: 41_001,
  delimiter: ',',
  header: ['Contract', 'Product', 'Amount', 'Refundable', 'Notes'],
  rows: 150,
  row(at) {
    const price = 120 + (at % 8) * 40;
    const isSame = at % 4 === 1;
    const notes = at % 10 === 6 ? 'Raised, as agreed in the letter of November' : '';
    const after = isSame ? price : price * 1.05;
    const cells = [String(contractAt(at)), String(501 + (at % 3)), money(after), 'yes', notes];
    const before = {
      CoworkerContractId: contractAt(at),
      ProductId: 501 + (at % 3),
      Price: price,
      Refundable: isSame || at % 6 !== 2,
      Notes: null,
    };
    return troubled(depositTroubles[at], { cells, before });
  },
};

const depositTroubles: Readonly<Record<number, Trouble>> = {
  12: { cell: 2, says: 'ten' },
  30: { cell: 2, says: '-50.00' },
  31: 'gone',
  57: { cell: 3, says: 'perhaps' },
  77: 'gone',
  90: { cell: 2, says: '1,2,5' },
  118: 'blank',
};

/** Every pause lasts a month longer. */
const pauses: SampleFile = {
  resource: 'contract-paused-periods',
  firstId: 21_001,
  delimiter: ';',
  header: ['Contract', 'Pause from', 'Pause until', 'Reason'],
  rows: 36,
  row(at) {
    const isSame = at % 6 === 5;
    const [from, until] = [dayAt(at, 2), dayAt(at, 5)];
    const reason = pick(reasons, at);
    const cells = [String(contractAt(at)), from, until, reason];
    const before = {
      CoworkerContractId: contractAt(at),
      PauseFrom: `${from}T00:00:00Z`,
      PauseUntil: `${isSame ? until : dayAt(at, 4)}T00:00:00Z`,
      Notes: reason,
    };
    return troubled(pauseTroubles[at], { cells, before });
  },
};

const pauseTroubles: Readonly<Record<number, Trouble>> = {
  9: { cell: 2, says: '2026-02-30' },
  20: { cell: 2, says: '2025-05-21' },
};

/** Contracts get a new price and another term of notice. */
const contracts: SampleFile = {
  resource: 'proposal-contracts',
  firstId: 31_001,
  delimiter: ',',
  header: ['Proposal', 'Tariff', 'Billing day', 'Quantity', 'Price', 'Cancellation limit'],
  rows: 40,
  row(at) {
    const price = 290 + (at % 6) * 35;
    const isSame = at % 8 === 7;
    const cells = [String(9_001 + at), '301', '1', '1', money(isSame ? price : price + 15), '60'];
    const before = {
      ProposalId: 9_001 + at,
      TariffId: 301,
      BillingDay: 1,
      Quantity: 1,
      Price: price,
      CancellationLimitDays: isSame || at % 3 === 0 ? 60 : 30,
    };
    return troubled(at === 14 ? { cell: 2, says: '42' } : undefined, { cells, before });
  },
};

/** The prices of next year. */
const schedules: SampleFile = {
  resource: 'proposal-contract-schedules',
  firstId: 51_001,
  delimiter: ',',
  header: ['Proposal contract', 'Apply on', 'Price'],
  rows: 60,
  row(at) {
    const price = 305 + (at % 6) * 35;
    const isSame = at % 5 === 2;
    const contract = 31_001 + (at % 40);
    const cells = [String(contract), '2027-01-01', money(isSame ? price : price * 1.04)];
    const before = { ProposalContractId: contract, ApplyOn: '2027-01-01T00:00:00Z', Price: price };
    return troubled(scheduleTroubles[at], { cells, before });
  },
};

const scheduleTroubles: Readonly<Record<number, Trouble>> = { 6: 'gone', 17: { cell: 2, says: '15%' }, 48: 'blank' };

/** A cell that says something impossible, a record that is not there any more, a row without anything. */
type Trouble = 'gone' | 'blank' | { readonly cell: number; readonly says: string };

function troubled(trouble: Trouble | undefined, { cells, before }: SampleRow): SampleRow {
  if (trouble === undefined) return { cells, before };
  if (trouble === 'gone') return { cells, before: null };
  if (trouble === 'blank') return { cells: cells.map(() => ''), before: null };
  return { cells: cells.with(trouble.cell, trouble.says), before };
}

const sampleFiles: readonly SampleFile[] = [contacts, deposits, pauses, contracts, schedules];
