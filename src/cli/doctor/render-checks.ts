import picocolors from 'picocolors';
import { countOf } from '../../report/plural.ts';
import type { Terminal } from '../command.ts';
import type { Check } from './check.ts';

/** The checks as a person reads them, each with what to do about it, and the sum of them. */
export function renderChecks(checks: readonly Check[], { hasColor }: Pick<Terminal, 'hasColor'>): string {
  const width = Math.max(...checks.map(({ name }) => name.length));
  const lines = checks.flatMap(({ name, status, message, advice }) => [
    `${paint(status, hasColor)}  ${name.padEnd(width)}  ${message}`,
    ...(advice === null || status === 'skipped' ? [] : [`${' '.repeat(width + 11)}-> ${advice}`]),
  ]);
  return `${[...lines, '', renderSum(checks)].join('\n')}\n`;
}

/** One line for whoever asked for quiet. */
export function renderSum(checks: readonly Check[]): string {
  const failed = checks.filter(({ status }) => status === 'fail').length;
  const warned = checks.filter(({ status }) => status === 'warn').length;
  if (failed > 0) return `${countOf(failed, 'check')} failed.`;
  return warned > 0 ? `All works; ${countOf(warned, 'check')} found something to look at.` : 'All is well.';
}

function paint(status: Check['status'], hasColor: boolean): string {
  const { green, yellow, red, dim } = picocolors.createColors(hasColor);
  const colours = { ok: green, warn: yellow, fail: red, skipped: dim } as const;
  return colours[status](status.padEnd(7));
}
