import { writeSync } from 'node:fs';
import type { ExitCode } from '../errors.ts';
import { stoppedAtOnce } from '../errors/runs.ts';
import { failedDocument } from '../report/failed-document.ts';
import { isResumable, resumeCommandOf } from '../report/way-on.ts';
import type { CallAtHand, RunAtHand } from './run-at-hand.ts';

/** Ends the process where it stands, and says how to go on: to a program in the one document that it is promised. */
export function stopAtOnce(atHand: RunAtHand, exitCode: ExitCode): never {
  const { call, isAnswered = false } = atHand;
  if (call?.wantsJson !== true) process.stderr.write(sayStopped(atHand));
  else if (!isAnswered) writeAtOnce(sayDocument(atHand, call, exitCode));
  process.exit(exitCode);
}

/** Begins on a line of its own, as a progress line or a question may stand there. */
function sayStopped({ current }: RunAtHand): string {
  const wayOn = current !== null && isResumable(current) ? ` This goes on with it:\n  ${resumeCommandOf(current)}` : '';
  return `\nStopped at once, without a report.${wayOn}\n`;
}

function sayDocument({ current }: RunAtHand, { command }: CallAtHand, exitCode: ExitCode): string {
  const { code, message, hint } = stoppedAtOnce(exitCode);
  const at = new Date().toISOString();
  const document = failedDocument({ command, run: current, at, exitCode, error: { code, message, hint } });
  return `${JSON.stringify(document, null, 2)}\n`;
}

// What a stream still holds when the process ends may never be written.
function writeAtOnce(text: string): void {
  try {
    writeSync(process.stdout.fd, text);
  } catch {
    // Nobody reads it, or its disk is full: there is nobody left to tell.
  }
}
