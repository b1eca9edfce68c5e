import type { Argv } from 'yargs';
import { planUnwritable } from '../../errors/plan.ts';
import { createOutput } from '../../io/output.ts';
import { shellWord } from '../../report/shell-word.ts';
import { plan } from '../../run.ts';
import { withAccount } from '../account-command.ts';
import type { Arguments, Command, Terminal } from '../command.ts';
import { inputOptions, inputsPositional } from '../input-options.ts';
import { printReport } from '../print-report.ts';
import { planOptions, takeSending } from '../sending-options.ts';
import { addTargetOptions } from '../target-options.ts';

/** `nexload plan INPUT...`: what would change, against the live records; writes nothing there. */
export const planCommand: Command = {
  build: (yargs: Argv) =>
    addTargetOptions(yargs.positional('inputs', inputsPositional).options(inputOptions))
      .options(planOptions)
      .epilogue(
        'Exit codes: 0 all rows can be sent (2 with --detailed-exitcode where something would change), 3 records are missing, 4 rows cannot be used, 5 the server is in trouble, 6 sign-in or permission.',
      ),
  run: runPlan,
};

async function runPlan(args: Arguments, terminal: Terminal): Promise<number> {
  const sending = takeSending(args);
  const out = typeof args['out'] === 'string' ? args['out'] : null;
  const report = await withAccount('plan', { args, terminal, sending }, ({ start, inputs, world }) =>
    plan(
      {
        ...inputs,
        start,
        isDetailed: args['detailed-exitcode'] === true,
        out: out === null ? null : createOutput(out, planUnwritable),
        applyCommand: ['nexload', 'apply', ...wordsToApply(args, out, start.settings.flagsForRejects)]
          .map(shellWord)
          .join(' '),
      },
      { ...world, confirm: nobody, askToGoOn: nobody },
    ),
  );
  printReport(report, args, terminal);
  return report.document.run.exitCode;
}

/** A plan asks nothing. */
function nobody(): Promise<boolean> {
  return Promise.resolve(false);
}

function wordsToApply(args: Arguments, out: string | null, flags: readonly string[]): readonly string[] {
  const inputs = Array.isArray(args['inputs']) ? args['inputs'].map(String) : [];
  const place = args['sandbox'] === true ? ['--sandbox'] : [];
  return [...(out === null ? [...inputs, ...flags] : [out]), ...place];
}
