import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import { createRefusedCollector, renderJunit, type RefusedRows } from '../../src/report/junit.ts';
import { fillJournal, inputOf, runOf } from './fill-journal.ts';
import { makeRunReport, textOf } from './make-run-report.ts';
import { issueOf, reportOf, rowOf } from './make-report.ts';

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  text: string;
}

/** Every element in order, as a strict parser reads it. */
function parseXml(xml: string): readonly Element[] {
  const parser = new SaxesParser();
  const elements: Element[] = [];
  const open: Element[] = [];
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const element = { name, attributes, text: '' };
    elements.push(element);
    open.push(element);
  });
  parser.on('text', (text) => {
    const inside = open.at(-1);
    if (inside !== undefined) inside.text += text;
  });
  parser.on('closetag', () => void open.pop());
  parser.write(xml).close();
  return elements;
}

const refusedOf = (lines: readonly string[], facts: Partial<RefusedRows> = {}): RefusedRows => ({
  count: lines.length,
  lines,
  ...facts,
});

describe('junit.xml', () => {
  test('has a test case for each input, with its rows that are not well as one failure', async () => {
    const stale = issueOf({ file: 'a.csv', message: 'was "x" & is "<y>"', hint: null, cell: 'B3', field: 'Notes' });
    const inputs = [
      {
        input: inputOf({ file: 'a.csv' }),
        rows: [{ state: 'updated' as const }, { state: 'stale' as const, issues: [stale] }],
      },
      { input: inputOf({ file: 'b.xlsx', sheet: 'One' }), rows: [{ state: 'unchanged' as const }] },
    ];
    const filled = await fillJournal(runOf({ exitCode: 3 }), inputs);
    const report = await makeRunReport(filled, { folder: null });
    expect(renderJunit(report, [refusedOf(['row 3: B3 Notes: was "x" & is "<y>"']), refusedOf([])]))
      .toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="nexload" tests="2" failures="1" errors="0" skipped="0" time="240">
  <testsuite name="nexload apply" id="20261121-090000-apply-7f3a" tests="2" failures="1" errors="0" skipped="0" time="240" timestamp="2026-11-21T09:00:00">
    <testcase classname="contract-contacts" name="a.csv" time="0">
      <failure message="1 of 2 rows is not well" type="rows">row 3: B3 Notes: was &quot;x&quot; &amp; is &quot;&lt;y&gt;&quot;</failure>
    </testcase>
    <testcase classname="contract-contacts" name="b.xlsx, sheet One" time="0"/>
    <system-out>1 record updated; 1 of 3 rows is not well.</system-out>
  </testsuite>
</testsuites>
`);
  });

  test('says of an input whose rows had no turn that it was skipped, so that a run that stopped is not taken for well', async () => {
    const inputs = [
      { input: inputOf({ file: 'a.csv' }), rows: [{ state: 'planned' as const }, { state: 'updated' as const }] },
      { input: inputOf({ file: 'b.csv' }), rows: [{ state: 'planned' as const }, { state: 'failed' as const }] },
    ];
    const run = runOf({ exitCode: 5, phase: 'sending', stopped: 'the server is in trouble' });
    const filled = await fillJournal(run, inputs);
    const report = await makeRunReport(filled, { folder: null });
    const elements = parseXml(renderJunit(report, [refusedOf([], { left: 1 }), refusedOf(['row 3: no'], { left: 1 })]));
    expect(elements[0]?.attributes).toMatchObject({ tests: '2', failures: '1', skipped: '1' });
    expect(elements.find(({ name }) => name === 'skipped')?.attributes).toEqual({ message: '1 of 2 rows had no turn' });
    expect(elements.find(({ name }) => name === 'failure')?.attributes).toEqual({
      message: '1 of 2 rows is not well, 1 of 2 rows had no turn',
      type: 'rows',
    });
  });

  test('fails where a run stopped before anything was written, with the reason', async () => {
    const run = runOf({ exitCode: 5, phase: 'sending', stopped: 'the server is in trouble' });
    const filled = await fillJournal(run, [{ input: inputOf(), rows: [{ state: 'planned' as const }] }]);
    const report = await makeRunReport(filled, { folder: null });
    const elements = parseXml(renderJunit(report, [refusedOf([], { left: 1 })]));
    expect(elements[0]?.attributes).toMatchObject({ tests: '1', failures: '1', skipped: '0' });
    const failure = elements.find(({ name }) => name === 'failure');
    expect(failure?.attributes['message']).toContain('because the server is in trouble');
    expect([failure?.attributes['type'], failure?.text]).toEqual(['run', '1 of 1 row had no turn']);
  });

  test('names a row once', () => {
    const refused = createRefusedCollector();
    refused.take(14, () => 'row 14: there is no Id');
    refused.take(15, () => 'row 15 (line 17): there is no Id');
    refused.take(16, () => 'B16: no');
    expect(refused.result().lines).toEqual([
      'row 14: there is no Id',
      'row 15 (line 17): there is no Id',
      'row 16: B16: no',
    ]);
  });

  test('is XML whatever names and rows hold, and shows all of it that XML can hold', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.integer({ min: 0, max: 0xff_ff }).map((code) => String.fromCharCode(code)) }),
      fc.constantFrom(
        ']]>',
        '<!--',
        '--',
        '&amp;',
        '<![CDATA[',
        '\u0000',
        '\ud800',
        '\ufffe',
        '\u202e',
        '"',
        "'",
        '\r\n',
        '\u0085',
        '\u2028',
      ),
    );
    const hostile = fc.array(piece, { minLength: 1, maxLength: 6 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(hostile, (text) => {
        const report = reportOf([rowOf('invalid', [issueOf()])], { file: text, sheet: text, run: { id: text } });
        const refused = createRefusedCollector();
        refused.take(7, () => text);
        const elements = parseXml(renderJunit(report, [refused.result()]));
        const failure = elements.find(({ name }) => name === 'failure')?.text ?? '';
        expect(elements.map(({ name }) => name).join(' ')).toBe('testsuites testsuite testcase failure system-out');
        expect(failure).toMatch(/^row 7: [^\n]*$/);
        const letters = (said: string): string => said.replace(/[^\p{L}\p{N}<>&"']/gu, '');
        expect(letters(failure)).toBe(letters(`row 7: ${text}`));
      }),
      { numRuns: 120 },
    );
  });

  test('keeps a thousand rows of an input and counts the others', () => {
    const refused = createRefusedCollector();
    for (let row = 2; row < 1_302; row += 1) refused.take(row, () => 'no');
    const report = reportOf(Array.from({ length: 1_300 }, () => rowOf('invalid', [issueOf()])));
    const failure = parseXml(renderJunit(report, [refused.result()])).find(({ name }) => name === 'failure');
    const lines = failure?.text.split('\n') ?? [];
    expect(lines).toHaveLength(1_001);
    expect(lines.slice(-2)).toEqual(['row 1001: no', 'and 300 more']);
    expect(failure?.attributes['message']).toBe('1,300 of 1,300 rows are not well');
  });
});

test('junit.xml of a run takes its rows from the journal; those of a plan are not skipped', async () => {
  const rows = [
    { state: 'planned' as const },
    { state: 'invalid' as const, issues: [issueOf({ message: ']]>\u0007' })] },
  ];
  const documents = ['plan', 'apply'].map(async (command) => {
    const filled = await fillJournal(runOf({ command, exitCode: 4 }), [{ input: inputOf(), rows }]);
    const { document } = await makeRunReport(filled, { formats: ['junit'] });
    return parseXml(textOf(document.files.junit));
  });
  const [plan, apply] = await Promise.all(documents);
  const failureOf = (elements: readonly Element[] = []): string | undefined =>
    elements.find(({ name }) => name === 'failure')?.attributes['message'];
  expect([failureOf(plan), failureOf(apply)]).toEqual([
    '1 of 2 rows is not well',
    '1 of 2 rows is not well, 1 of 2 rows had no turn',
  ]);
  expect(plan?.find(({ name }) => name === 'failure')?.text).toContain('row 3: ');
  expect(plan?.find(({ name }) => name === 'failure')?.text).toContain(']]>\u00b7');
});
