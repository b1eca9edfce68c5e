import { describe, expect, test } from 'vitest';
import type { ReportDocument } from '../../src/index.ts';
import { enterFolder } from '../helpers/enter-folder.ts';
import { check } from './check.ts';

const header = 'Id,CoworkerContractId,ProductId,Notes,Price\n';
const goodRow = '201,9001,55,fine,10\n';

interface Effect {
  readonly flag: readonly string[];
  readonly text: string | Uint8Array;
  readonly without: unknown;
  readonly with: unknown;
  readonly look: (document: ReportDocument) => unknown;
}

const codes = ({ issues }: ReportDocument): unknown => issues.map(({ code }) => code);
const first =
  (key: 'resource' | 'delimiter' | 'encoding' | 'headerRow') =>
  ({ inputs, error }: ReportDocument): unknown =>
    error?.code ?? inputs[0]?.[key];
const short = 'Id,Notes\n1,fine\n';
const dated = (cell: string): string => `Id,ProposalContractId,ApplyOn,Price\n1,2,${cell}\n`;

const effects: readonly Effect[] = [
  {
    flag: ['--resource', 'contract-contacts'],
    text: short,
    without: 'ambiguous-resource',
    with: 'contract-contacts',
    look: first('resource'),
  },
  { flag: ['--header-row', '2'], text: header + header + goodRow, without: 1, with: 2, look: first('headerRow') },
  {
    flag: ['--delimiter', 'pipe'],
    text: header.replaceAll(',', '|') + goodRow,
    without: '|',
    with: '|',
    look: first('delimiter'),
  },
  {
    flag: ['--delimiter', '~'],
    text: (header + goodRow).replaceAll(',', '~'),
    without: 'no-header',
    with: '~',
    look: first('delimiter'),
  },
  {
    flag: ['--encoding', 'windows-1252'],
    text: header + goodRow,
    without: 'utf-8',
    with: 'windows-1252',
    look: first('encoding'),
  },
  { flag: ['--date-order', 'dmy'], text: dated('05/06/2025,1'), without: ['ambiguous-dates'], with: [], look: codes },
  { flag: ['--decimal', ','], text: dated('2025-06-05,1.234'), without: ['ambiguous-numbers'], with: [], look: codes },
  {
    flag: ['--timezone', 'Europe/London'],
    text: dated('2025-03-30 01:30,1'),
    without: [],
    with: ['no-such-time'],
    look: codes,
  },
  { flag: ['--blank', 'error'], text: dated('2025-03-30,'), without: [], with: ['blank-cell'], look: codes },
  {
    flag: ['--clear-token', 'GONE'],
    text: dated('2025-03-30,GONE'),
    without: ['not-a-number'],
    with: [],
    look: codes,
  },
  {
    flag: ['--duplicates', 'last'],
    text: header + goodRow + goodRow,
    without: ['duplicate-id', 'duplicate-id'],
    with: ['superseded-row'],
    look: codes,
  },
  {
    flag: ['--strict-columns'],
    text: header.replace('Notes', 'Colour') + goodRow,
    without: 0,
    with: 4,
    look: ({ run }) => run.exitCode,
  },
  {
    flag: ['--map', 'map.yaml'],
    text: header.replace('Notes', 'Colour') + goodRow,
    without: ['unknown-column'],
    with: [],
    look: codes,
  },
];

describe('the flag', () => {
  test.each(effects.map((effect) => [effect.flag.join(' '), effect] as const))(
    '%s reaches the check',
    async (_, { flag, text, look, ...expected }) => {
      await enterFolder({ 'input.csv': text, 'map.yaml': 'columns:\n  Colour: Notes\n' });
      expect(look(await check('input.csv'))).toEqual(expected.without);
      expect(look(await check('input.csv', ...flag))).toEqual(expected.with);
    },
  );
});
