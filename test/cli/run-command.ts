import { runCommandLine } from '../../src/cli/run-command-line.ts';
import type { Terminal } from '../../src/cli/command.ts';

/** What a command printed, and how it ended. */
export interface Printed {
  readonly exitCode: number;
  readonly out: string;
  readonly err: string;
}

/** A terminal that remembers what it is told; a test may watch it being told. */
export interface RecordingTerminal extends Terminal {
  printed(): Omit<Printed, 'exitCode'>;
}

/** A terminal without a person or colours. */
export function createTerminal(
  env: Terminal['env'] = {},
  onErr: (text: string) => void = () => undefined,
): RecordingTerminal {
  let [out, err] = ['', ''];
  return {
    out: (text) => void (out += String(text)),
    err: (text) => {
      err += text;
      onErr(text);
    },
    printed: () => ({ out, err }),
    isInteractive: false,
    hasColor: false,
    columns: 100,
    env,
    signal: new AbortController().signal,
  };
}

/** Runs a command as the built program does, in this process. */
export async function runCommand(argv: readonly string[], env: Terminal['env'] = {}): Promise<Printed> {
  const terminal = createTerminal(env);
  const exitCode = await runCommandLine(argv, terminal);
  return { exitCode, ...terminal.printed() };
}
