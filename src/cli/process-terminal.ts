import { exitCodes, reasonOf } from '../errors.ts';
import type { Terminal } from './command.ts';
import type { RunAtHand } from './run-at-hand.ts';
import { stopAtOnce } from './stop-at-once.ts';

const signals = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/** The terminal of this process: its streams, its environment, its signals. */
export function createProcessTerminal(): Terminal {
  const { stdout, stderr, env, argv } = process;
  const atHand: RunAtHand = { current: null };
  const mayColor = !argv.includes('--no-color') && (env['NO_COLOR'] ?? '') === '' && env['TERM'] !== 'dumb';
  return {
    ...openStreams(atHand),
    isOutSeen: isSeen(stdout),
    isInteractive: isSeen(stderr),
    hasColor: isSeen(stdout) && mayColor,
    hasErrColor: isSeen(stderr) && mayColor,
    // A terminal that does not know its width says 0.
    columns: stdout.columns > 0 ? stdout.columns : 80,
    env,
    signal: listen(atHand),
    atHand,
  };
}

/** A stream that fails is left alone from then on: what a run does is in its journal and its report all the same. */
function openStreams(atHand: RunAtHand): Pick<Terminal, 'out' | 'err'> {
  const { stdout, stderr } = process;
  const failed = new Set<NodeJS.WriteStream>();
  for (const stream of [stdout, stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (failed.has(stream)) return;
      failed.add(stream);
      // Nobody reads it any more, or its terminal was closed.
      if (error.code === 'EPIPE') return;
      if (error.code === 'EIO' && stream.isTTY) process.once('exit', hangUp);
      else if (stream === stdout) noteLostOutput(error);
    });
  }
  const write = (stream: NodeJS.WriteStream, text: string | Uint8Array): void =>
    void (!failed.has(stream) && stream.write(text));
  return {
    out(text) {
      atHand.isAnswered = true;
      write(stdout, text);
    },
    err: (text) => write(stderr, text),
  };
}

/** Without its terminal Node cannot end as usual: it fails to set the terminal back, and breaks off with a dump of its memory. */
function hangUp(): void {
  process.removeAllListeners('SIGHUP');
  process.kill(process.pid, 'SIGHUP');
}

/** What should have been printed is lost, so that nothing that ends here may look well. */
function noteLostOutput(error: Error): void {
  process.stderr.write(`error standard output cannot be written: ${reasonOf(error)}\n`);
  process.once('exit', (exitCode) => {
    if (exitCode === exitCodes.ok) process.exitCode = exitCodes.stopped;
  });
}

/** In a pipe the property is not false, as its type says, but absent. */
function isSeen(stream: { readonly isTTY?: boolean }): boolean {
  return stream.isTTY === true;
}

/** The first signal asks to stop, the second stops at once. */
function listen(atHand: RunAtHand): AbortSignal {
  const controller = new AbortController();
  for (const [signal, exitCode] of Object.entries(signals)) {
    process.on(signal, () => {
      if (controller.signal.aborted) stopAtOnce(atHand, exitCode);
      controller.abort(exitCode);
    });
  }
  return controller.signal;
}
