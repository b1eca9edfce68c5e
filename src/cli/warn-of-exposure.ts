import picocolors from 'picocolors';
import { visible } from '../problems/quote.ts';
import { findExposure, type Exposure } from '../io/find-exposure.ts';
import type { Arguments, Terminal } from './command.ts';
import { wantsReport } from './report-options.ts';

type Option = 'home' | 'reports';

/** Where each command leaves something about people and their contracts; others leave nothing. */
const keeps: Readonly<Record<string, readonly Option[]>> = {
  validate: ['reports'],
  plan: ['home', 'reports'],
  apply: ['home', 'reports'],
  resume: ['home', 'reports'],
  rollback: ['home', 'reports'],
  report: ['reports'],
  login: ['home'],
};

/** Says on standard error, once for each place, where others may get at what a command is going to keep. */
export function warnOfExposure(args: Arguments, terminal: Terminal): void {
  if (args['quiet'] === true) return;
  const options = keeps[commandOf(args)] ?? [];
  const warnings = new Map<string, Warning>();
  for (const option of options.filter((one) => one === 'home' || wantsReport(args))) {
    const path = String(args[option]);
    const exposure = findExposure(path);
    if (exposure === null) continue;
    const there = warnings.get(exposure.folder);
    warnings.set(exposure.folder, { exposure, places: [...(there?.places ?? []), { option, path }] });
  }
  const { yellow, bold } = picocolors.createColors(terminal.hasErrColor ?? terminal.hasColor);
  for (const warning of warnings.values()) {
    const { message, advice } = sayExposure(warning);
    terminal.err(`${bold(yellow('warning'))} ${message}\n        ${advice}\n`);
  }
}

/** Folders that can be got at for one reason. */
interface Warning {
  readonly exposure: Exposure;
  readonly places: ReadonlyArray<{ readonly option: Option; readonly path: string }>;
}

function commandOf(args: Arguments): string {
  return Array.isArray(args['_']) ? String(args['_'][0]) : '';
}

/** What it is and why it matters, and what to do. */
export function sayExposure({ exposure, places }: Warning): { readonly message: string; readonly advice: string } {
  const paths = places.map(({ path }) => visible(path)).join(' and ');
  const lie = places.length === 1 ? 'lies' : 'lie';
  const folder = visible(exposure.folder);
  const flags = places.map(({ option }) => `--${option} DIR`).join(' and ');
  switch (exposure.kind) {
    case 'synced':
      return {
        message: `${paths} ${lie} in ${folder}, which ${exposure.service} copies to other machines, with what is kept there of people`,
        advice: `say ${flags} with a folder that stays on this machine`,
      };
    case 'shared':
      return {
        message: `${paths} ${lie} in ${folder}, where other users of this machine may put files in the place of ours`,
        advice: `say ${flags} with a folder that only you may write to, or take their right away: chmod go-w ${folder}`,
      };
  }
}
