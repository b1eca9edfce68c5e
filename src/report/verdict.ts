import type { ValidateTotals } from './document.ts';
import { countOf, thousands } from './plural.ts';
import type { Report, ValidateReport } from './report.ts';
import { sayRunVerdict } from './run-verdict.ts';

/** What became of the run, in one sentence. */
export function sayVerdict(report: Report): string {
  return report.kind === 'run' ? sayRunVerdict(report) : sayValidateVerdict(report);
}

/** `5,000 rows: 4,688 valid, 312 invalid, 0 blank`. */
export function sayTotals({ rows, valid, invalid, blank }: ValidateTotals): string {
  return `${countOf(rows, 'row')}: ${thousands(valid)} valid, ${thousands(invalid)} invalid, ${thousands(blank)} blank`;
}

function sayValidateVerdict({ document: { totals, run }, groups }: ValidateReport): string {
  if (run.status === 'interrupted') return `Stopped after ${countOf(totals.rows, 'row')}; the rest was not checked.`;
  if (totals.valid + totals.invalid === 0) return 'There is no row to check.';
  if (totals.invalid > 0) {
    const asIs = totals.invalid === 1 ? 'as it is' : 'as they are';
    return `${thousands(totals.invalid)} of ${countOf(totals.rows, 'row')} cannot be used ${asIs}.`;
  }
  const warned = groups.some(({ severity }) => severity === 'warning');
  const all = totals.valid === 1 ? 'The row' : `All ${thousands(totals.valid)} rows`;
  return `${all} can be used${warned ? '; see the warnings' : ''}.`;
}
