import type { Argv } from 'yargs';
import { planOfPlan, planUnwritable } from '../../errors/plan.ts';
import { createOutput } from '../../io/output.ts';
import type { RunReport } from '../../report/report.ts';
import { plan } from '../../run.ts';
import { withInputs, type InputJob } from '../account-command.ts';
import type { Arguments, Command, Terminal } from '../command.ts';
import { wrap } from '../../report/wrap.ts';
import { inputOptions, inputsPositional } from '../input-options.ts';
import { printReport } from '../print-report.ts';
import { noQuestions } from '../questions.ts';
import type { Said } from '../refuse-combinations.ts';
import { sayApply } from '../say-apply.ts';
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

async function runPlan(args: Arguments, terminal: Terminal, said: Said = new Set()): Promise<number> {
  const sending = takeSending(args);
  const report = await withInputs({ command: 'plan', args, terminal, sending, said }, (job) => planInputs(job, args));
  const exitCode = printReport(report, args, terminal);
  if (report.document.plan.update > 0) terminal.out(sayPiped(args, terminal));
  return exitCode;
}

async function planInputs({ start, inputs, saved, world }: InputJob, args: Arguments): Promise<RunReport> {
  const [source] = inputs.sources;
  if (saved !== null && source !== undefined) throw planOfPlan(source.name);
  const path = outOf(args);
  const out = path === null ? null : createOutput(path, planUnwritable);
  const applyCommand = path === null && readsStandardInput(args) ? null : sayApply(args, path);
  const isDetailed = args['detailed-exitcode'] === true;
  try {
    return await plan(
      { ...inputs, start, isDetailed, out, ...(applyCommand !== null && { applyCommand }) },
      { ...world, ...noQuestions },
    );
  } catch (error) {
    out?.discard();
    throw error;
  }
}

/** Where the plan is saved. A rehearsal has none that could be applied: what environment and config file say is for the account. */
function outOf({ out, sandbox }: Arguments): string | null {
  return typeof out === 'string' && out !== '' && sandbox !== true ? out : null;
}

/** What to do in place of a command that could be pasted. */
function sayPiped(args: Arguments, { columns }: Terminal): string {
  const { json, quiet, sandbox } = args;
  if (json === true || quiet === true || outOf(args) !== null || !readsStandardInput(args)) return '';
  const advice =
    sandbox === true
      ? 'To rehearse these changes, pipe the same input to nexload apply - with --sandbox and --yes.'
      : 'To make these changes, save the plan with --out FILE and apply that, or pipe the same input to nexload apply - with --yes.';
  return `\n${wrap(advice, { columns, indent: 0 })}\n`;
}

/** There the command that makes the changes would wait for somebody to type the rows. */
function readsStandardInput({ inputs }: Arguments): boolean {
  return Array.isArray(inputs) && inputs.some((input) => /^-(?:=|$)/.test(String(input)));
}
