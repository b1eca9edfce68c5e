import type { Terminal } from './command.ts';

const signals = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/** The terminal of this process: its streams, its environment, its signals. */
export function createProcessTerminal(): Terminal {
  const { stdout, stderr, env, argv } = process;
  const mayColor = !argv.includes('--no-color') && (env['NO_COLOR'] ?? '') === '' && env['TERM'] !== 'dumb';
  let isOpen = true;
  for (const stream of [stdout, stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
      isOpen = isOpen && stream === stderr;
    });
  }
  return {
    out: (text) => void (isOpen && stdout.write(text)),
    err: (text) => void stderr.write(text),
    isOutSeen: isSeen(stdout),
    isInteractive: isSeen(stderr),
    hasColor: isSeen(stdout) && mayColor,
    hasErrColor: isSeen(stderr) && mayColor,
    // A terminal that does not know its width says 0.
    columns: stdout.columns > 0 ? stdout.columns : 80,
    env,
    signal: listen(),
  };
}

/** In a pipe the property is not false, as its type says, but absent. */
function isSeen(stream: { readonly isTTY?: boolean }): boolean {
  return stream.isTTY === true;
}

/** The first signal asks to stop, the second stops at once. */
function listen(): AbortSignal {
  const controller = new AbortController();
  for (const [signal, exitCode] of Object.entries(signals)) {
    process.on(signal, () => {
      if (controller.signal.aborted) process.exit(exitCode);
      controller.abort(exitCode);
    });
  }
  return controller.signal;
}
