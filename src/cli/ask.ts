import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { interrupted } from '../errors/target.ts';
import type { Terminal } from './command.ts';

/** Where a person types: standard input. */
export type Keyboard = NodeJS.ReadableStream & { readonly isTTY?: boolean };

/** One question. */
export interface Question {
  readonly text: string;
  /** What is typed is not shown. */
  readonly isHidden: boolean;
  readonly keyboard: Keyboard;
}

/** Asks a person and gives the line they type; Ctrl-C and the end of input stop the command. */
export async function ask({ text, isHidden, keyboard }: Question, terminal: Terminal): Promise<string> {
  if (terminal.signal.aborted) throw interrupted(terminal.signal.reason);
  const lines = createInterface({
    input: keyboard,
    output: new Writable({
      write(chunk, _, done) {
        if (!isHidden) terminal.err(String(chunk));
        done();
      },
    }),
    terminal: true,
    historySize: 0,
  });
  // Only now does the terminal no longer show what is typed.
  if (isHidden) terminal.err(text);
  const controller = new AbortController();
  const stop = (): void => controller.abort();
  // Ctrl-C and Ctrl-D both close it; not every Node ends the question then.
  lines.once('close', stop);
  terminal.signal.addEventListener('abort', stop, { once: true });
  try {
    return await lines.question(isHidden ? '' : text, { signal: controller.signal });
  } catch {
    throw interrupted(terminal.signal.reason);
  } finally {
    terminal.signal.removeEventListener('abort', stop);
    lines.close();
    if (isHidden) terminal.err('\n');
  }
}
