import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

import type { Problem } from '../../src/model.ts';
import * as cells from '../../src/problems/cells.ts';
import { problemCodes } from '../../src/problems/codes.ts';
import * as columns from '../../src/problems/columns.ts';
import * as rows from '../../src/problems/rows.ts';
import * as server from '../../src/problems/server.ts';

/** Every sentence of the catalogue, as it is said of something ordinary. */
const said: Readonly<Record<string, readonly Problem[]>> = {
  requiredEmpty: [cells.requiredEmpty()],
  idEmpty: [cells.idEmpty()],
  blankCell: [cells.blankCell()],
  requiredCleared: [cells.requiredCleared()],
  formulaError: [cells.formulaError('#REF!')],
  formulaText: [cells.formulaText('=A1')],
  nullWord: [cells.nullWord('null', null), cells.nullWord('null', '<clear>')],
  nullWordAsText: [cells.nullWordAsText('null', '<clear>')],
  notAnId: [cells.notAnId('x')],
  idOutOfRange: [cells.idOutOfRange('0')],
  longIdDamaged: [cells.longIdDamaged('1.23457E+11')],
  wholeNumberWithFraction: [cells.wholeNumberWithFraction('12.0', 12)],
  notAWholeNumber: [cells.notAWholeNumber('x')],
  notANumber: [cells.notANumber('x')],
  notANumberWith: [cells.notANumberWith('1,5', '.'), cells.notANumberWith('1.5', ',')],
  percentage: [cells.percentage('50%')],
  tooSmall: [cells.tooSmall('0', 1)],
  tooLarge: [cells.tooLarge('32', 31)],
  negative: [cells.negative('-5')],
  notADate: [cells.notADate('x')],
  notADateOfOrder: [cells.notADateOfOrder('12/31/2025', 'dmy'), cells.notADateOfOrder('31/12/2025', 'mdy')],
  dateAmongMixed: [cells.dateAmongMixed('05/06/2025')],
  numberAmongMixed: [cells.numberAmongMixed('1.234')],
  twoDigitYear: [cells.twoDigitYear('31/12/25')],
  dateHasTime: [cells.dateHasTime('1980-12-31 10:30')],
  noSuchTime: [cells.noSuchTime('2025-03-30 02:30', 'Europe/Berlin')],
  timeExistsTwice: [cells.timeExistsTwice('2025-10-26 02:30', 'Europe/Berlin')],
  unlikelyYear: [cells.unlikelyYear('1900-01-01')],
  excelSerial: [cells.excelSerial('45231', '2023-11-01')],
  notAYesOrNo: [cells.notAYesOrNo('maybe')],
  notAChoice: [cells.notAChoice('x', ['None', 'Director'], []), cells.notAChoice('Directr', [], ['Director'])],
  notAnEmail: [cells.notAnEmail('x')],
  notAList: [cells.notAList('x', 'x'), cells.notAList('1; x', 'x')],
  repeatedInList: [cells.repeatedInList(7)],
  longText: [cells.longText(300, 255)],
  invisibleCharacters: [cells.invisibleCharacters(['a soft hyphen'])],
  doubleEncoding: [cells.doubleEncoding('caf\u00c3\u00a9', 'caf\u00e9')],
  lostCharacters: [cells.lostCharacters('caf\ufffd')],
  wrongWidth: [rows.wrongWidth(1, 5), rows.wrongWidth(6, 5)],
  unclosedQuote: [rows.unclosedQuote(7)],
  textAfterQuote: [rows.textAfterQuote(7)],
  strayQuote: [rows.strayQuote()],
  lineTooLong: [rows.lineTooLong(8 * 1_048_576)],
  totalsRow: [rows.totalsRow('Total')],
  duplicateId: [rows.duplicateId(5, [2, 7], 2), rows.duplicateId(5, [2, 3, 4, 5, 6], 4)],
  supersededRow: [rows.supersededRow(5, 7)],
  untilNotAfterFrom: [rows.untilNotAfterFrom('PauseUntil', 'PauseFrom')],
  endsBeforeStart: [rows.endsBeforeStart('ContractTerm', 'StartDate')],
  listAndDeltas: [rows.listAndDeltas('Desks', ['AddedDesks', 'RemovedDesks'])],
  overlappingPauses: [rows.overlappingPauses('CoworkerContractId', 123, [7])],
  recordMissing: [server.recordMissing('ContractDeposit', 5)],
  unreadable: [server.unreadable('An error has occurred.')],
  alreadyDone: [server.alreadyDone('Applied'), server.alreadyDone('Invoiced')],
  twinInOtherInput: [
    server.twinInOtherInput(5, { file: 'b.csv', sheet: null, row: 7 }),
    server.twinInOtherInput(5, { file: 'b.xlsx', sheet: 'May', row: 7 }),
  ],
  supersededByTwin: [server.supersededByTwin(5, { file: 'b.csv', sheet: null, row: 7 })],
  rejected: [
    server.rejected('Price: must not be negative'),
    server.rejected('the server answered with status 400 and no reason'),
    server.rejected(''),
  ],
  conflict: [server.conflict('The record is locked')],
  changedMeanwhile: [
    server.changedMeanwhile({
      seen: 100,
      now: 120,
      wanted: 110,
      by: 'eve@example.com',
      on: '2026-01-02T10:00:00.1234567Z',
    }),
    server.changedMeanwhile({ seen: [1, 2], now: [], wanted: [3], by: null, on: null }),
  ],
  gaveUp: [server.gaveUp(6, 'Bad Gateway'), server.gaveUp(1, 'no answer came within 1 second')],
  answerUnknown: [server.answerUnknown('the connection broke off')],
  storedOtherwise: [
    server.storedOtherwise('a', null),
    server.storedOtherwise(false, true),
    server.storedOtherwise(1, 2, 'eve@example.com'),
  ],
  unreadAfterWrite: [server.unreadAfterWrite('Bad Gateway')],
  goneAfterWrite: [server.goneAfterWrite('ContractDeposit', 5)],
  encodingGuessed: [columns.encodingGuessed()],
  rowsAboveHeader: [columns.rowsAboveHeader(1, 2), columns.rowsAboveHeader(2, 3)],
  sheetSkipped: [columns.sheetSkipped('it has no rows')],
  noRows: [columns.noRows()],
  unknownColumn: [
    columns.unknownColumn('Colour', 'contract-deposits', { nearest: [], elsewhere: [], strict: false }),
    columns.unknownColumn('Prce', 'contract-deposits', { nearest: ['Price'], elsewhere: [], strict: true }),
    columns.unknownColumn('ApplyOn', 'contract-deposits', {
      nearest: [],
      elsewhere: ['proposal-contract-schedules'],
      strict: false,
    }),
  ],
  mappedColumnAbsent: [columns.mappedColumnAbsent('Sum', []), columns.mappedColumnAbsent('Sum paid', ['Sum payd'])],
  headlessColumn: [columns.headlessColumn('D')],
  duplicateColumn: [
    columns.duplicateColumn('Price', ['column A ("Price")', 'column B ("all amounts")']),
    columns.duplicateColumn('Desks', ['column A ("Desks")', 'column B ("all desks")', 'column C ("Desk")']),
  ],
  idColumnMissing: [columns.idColumnMissing()],
  requiredColumnAbsent: [columns.requiredColumnAbsent('PauseFrom')],
  ambiguousDates: [columns.ambiguousDates()],
  mixedDates: [columns.mixedDates('D2 (25/03/2025)', 'D3 (03/25/2025)')],
  ambiguousNumbers: [columns.ambiguousNumbers()],
  mixedNumbers: [columns.mixedNumbers('D2 (1.5)', 'D3 (1,5)')],
  mergedCells: [columns.mergedCells('B5:B7')],
  lostZeros: [columns.lostZeros(5, ['D2'], 1), columns.lostZeros(5, ['D2', 'D3', 'D4'], 9)],
};

const catalogue: Readonly<Record<string, unknown>> = { ...cells, ...rows, ...columns, ...server };
const all = Object.values(said).flat();

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !/problems[\\/]/.test(file))
  .map((file) => readFileSync(join('src', file), 'utf8'));

describe('the catalogue of problems', () => {
  test('is here in full', () => {
    expect(Object.keys(said).toSorted()).toEqual(Object.keys(catalogue).toSorted());
  });

  test.each(Object.keys(catalogue))('%s is said somewhere', (name) => {
    expect(sources.some((source) => new RegExp(String.raw`\b${name}\(`).test(source))).toBe(true);
  });

  test('has the codes of the table of codes, all of them', () => {
    expect([...new Set(all.map(({ code }) => code))].toSorted()).toEqual(Object.keys(problemCodes).toSorted());
  });

  test('says each problem in one clause that starts small and ends without a stop', () => {
    expect(
      all
        .map(({ message }) => message)
        .filter((message) => !/^[a-z"\d].*[^.;:]$|^Id \d|^[A-Z]\w+ is |^[A-D]\d+ \(/.test(message)),
    ).toEqual([]);
    expect(
      all.map(({ message }) => message.replace(/"[^"]*"/g, '')).filter((message) => message.includes(';')),
    ).toEqual([]);
  });

  test('tells what to do in the imperative, or asks what was meant', () => {
    const verbs =
      /^(?:write|fill|leave|mend|copy|look|format|choose|check|shorten|type|export|put|close|delete|keep|correct|give|say|add|unmerge|apply|did you mean)\b/;
    expect(all.flatMap(({ hint }) => hint ?? []).filter((hint) => !verbs.test(hint) || /[.;]$/.test(hint))).toEqual([]);
  });

  test('tells what to do about everything but notes and what explains itself', () => {
    const silent = all.filter(({ hint, severity }) => hint === null && severity === 'error').map(({ code }) => code);
    expect(silent).toEqual([]);
  });

  test('explains every code in one sentence', () => {
    expect(Object.values(problemCodes).filter((text) => !/^[A-Z].*[^.]\.$/.test(text))).toEqual([]);
  });
});

describe('what the catalogue says', () => {
  test.each([
    ['wrongWidth', ['the row has 1 cell, but the header has 5', 'the row has 6 cells, but the header has 5']],
    [
      'rowsAboveHeader',
      [
        'the header is in row 2, and the row above it was passed over',
        'the header is in row 3, and the 2 rows above it were passed over',
      ],
    ],
    ['duplicateId', ['Id 5 stands in row 7 as well', 'Id 5 stands in rows 2, 3, 5 and 1 more as well']],
    [
      'duplicateColumn',
      [
        'column A ("Price") and column B ("all amounts") both stand for Price',
        'column A ("Desks"), column B ("all desks") and column C ("Desk") all stand for Desks',
      ],
    ],
    [
      'lostZeros',
      [
        'most values have 5 characters, but D2 has fewer and only digits, so leading zeros may be lost',
        'most values have 5 characters, but D2, D3, D4 and 6 more have fewer and only digits, so leading zeros may be lost',
      ],
    ],
  ])('%s counts what it speaks of', (name, messages) => {
    expect(said[name]?.map(({ message }) => message)).toEqual(messages);
  });

  test('of an unknown column is where it could belong', () => {
    expect(said['unknownColumn']?.map(({ severity, message, hint }) => [severity, message, hint])).toEqual([
      ['warning', '"Colour" is no field of contract-deposits, so the column is ignored', null],
      ['error', '"Prce" is no field of contract-deposits', 'did you mean Price?'],
      [
        'warning',
        '"ApplyOn" is no field of contract-deposits, so the column is ignored',
        'say --resource proposal-contract-schedules if the rows are of that type',
      ],
    ]);
  });
});

const readme = existsSync('README.md') ? readFileSync('README.md', 'utf8') : '';
const documented = /<!-- codes -->([\s\S]*)<!-- \/codes -->/.exec(readme)?.[1] ?? null;

describe.skipIf(documented === null)('the README (skipped until it has its table of codes)', () => {
  test('explains exactly the codes that there are, in the words of the program', () => {
    const lines = (documented ?? '').split('\n').map((line) => /^\|\s*`([\w-]+)`\s*\|\s*(.*?)\s*\|\s*$/.exec(line));
    const table = new Map(lines.flatMap((line) => (line === null ? [] : [[line[1], line[2]] as const])));
    expect(Object.fromEntries(table)).toEqual(problemCodes);
  });
});
