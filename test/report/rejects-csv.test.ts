import { describe, expect, test } from 'vitest';

import { rejectsHeader, rejectsLine } from '../../src/report/rejects-csv.ts';
import { issueOf, rowOf } from './make-report.ts';

const format = { header: ['Id', 'Notes'], delimiter: ';', ownHeaders: [] };

function lineOf(cells: readonly string[], facts: Partial<typeof format> = {}): string {
  const checked = rowOf('invalid', [issueOf({ message: 'is empty', hint: null })], cells);
  return checked.kind === 'invalid' ? rejectsLine({ ...format, ...facts }, checked) : '';
}

describe('a rejects file', () => {
  test('has the columns of the input in their order, and ours behind them', () => {
    expect(rejectsHeader(format)).toBe('\ufeffId;Notes;nexload_row;nexload_error\n');
    expect(lineOf(['5', 'a;b'])).toBe('5;"a;b";41;D41 PauseUntil: is empty\n');
  });

  test('does not pile up what an earlier one added', () => {
    const header = ['Id', 'nexload_row', 'Notes', 'nexload_error'];
    expect(rejectsHeader({ ...format, header })).toBe('\ufeffId;Notes;nexload_row;nexload_error\n');
    expect(lineOf(['5', '40', 'x', 'old'], { header })).toBe('5;x;41;D41 PauseUntil: is empty\n');
  });

  test('keeps the text of every cell, and guards what a spreadsheet would run', () => {
    expect(lineOf(['0042', ' =1+1 \n"x"'])).toBe('0042;" =1+1 \n""x""";41;D41 PauseUntil: is empty\n');
    expect(lineOf(['=1+1', '-5'])).toBe("'=1+1;-5;41;D41 PauseUntil: is empty\n");
  });

  test('fills up a short row', () => {
    expect(lineOf(['5'])).toBe('5;;41;D41 PauseUntil: is empty\n');
  });
});
