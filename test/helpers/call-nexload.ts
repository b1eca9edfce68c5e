import type { Terminal } from '../../src/cli/command.ts';
import { runCommandLine } from '../../src/cli/run-command-line.ts';

/** How a call of the command ended, and what it said. */
export interface Called {
  readonly exitCode: number;
  readonly stdout: string;
  /** Standard output before it is taken for text. */
  readonly bytes: Buffer;
  readonly stderr: string;
}

/** Calls the command in this process, with a terminal that keeps what is said; as in a pipe, unless the world is another. */
export async function callNexload(argv: readonly string[], world: Partial<Terminal> = {}): Promise<Called> {
  const out: Buffer[] = [];
  let stderr = '';
  const terminal: Terminal = {
    out: (text) => void out.push(Buffer.from(text)),
    err: (text) => void (stderr += text),
    isInteractive: false,
    hasColor: false,
    columns: 80,
    env: {},
    signal: new AbortController().signal,
    atHand: { current: null },
    ...world,
  };
  const exitCode = await runCommandLine(argv, terminal);
  const bytes = Buffer.concat(out);
  return { exitCode, stdout: bytes.toString('utf8'), bytes, stderr };
}
