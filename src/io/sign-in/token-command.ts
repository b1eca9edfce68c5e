import { spawn, type ChildProcess } from 'node:child_process';
import { tokenCommandFailed } from '../../errors/sign-in.ts';
import { isToken } from './credentials.ts';

const limitMs = 30_000;
const mostBytes = 65_536;

/** The token that a command of the user's prints; neither the command nor what it prints is ever shown. */
export async function runTokenCommand(command: string, timeoutMs: number = limitMs): Promise<string> {
  const token = (await outputOf(command, timeoutMs)).trim();
  if (token === '') throw tokenCommandFailed('printed nothing');
  if (!isToken(token)) throw tokenCommandFailed('printed more than one token');
  return token;
}

function outputOf(command: string, timeoutMs: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, { shell: true, stdio: ['ignore', 'pipe', 'ignore'], detached: !isWindows });
    const fail = (what: string): void => reject(tokenCommandFailed(what));
    const stop = (what: string): void => {
      end(child);
      fail(what);
    };
    const timer = setTimeout(() => stop(`did not end within ${timeoutMs / 1000} seconds`), timeoutMs);
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      if (output.length > mostBytes) stop('printed more than one token');
    });
    child.on('error', () => fail('cannot be started'));
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      if (code === 0) resolve(output);
      else fail(code === null ? `was ended by ${signal ?? 'a signal'}` : `ended with code ${code}`);
    });
  });
}

const isWindows = process.platform === 'win32';

// What the shell started holds the pipe open: the whole group has to go.
function end({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(isWindows ? pid : -pid, 'SIGKILL');
  } catch {
    // It ended by itself meanwhile.
  }
}
