import { spawn } from 'node:child_process';
import { resolve } from 'node:path';

/** An opener that shows the file itself may run until it is closed, so that its end is not waited for. */
const patienceMs = 1_500;

/** Opens a file with the program that the desktop has for it; false where there is no such program, or it says that it failed. */
export async function openFile(path: string, opener: string = openerOf(process.platform)): Promise<boolean> {
  return new Promise((settle) => {
    const child = spawn(opener, [resolve(path)], { detached: true, stdio: 'ignore' });
    const timer = setTimeout(() => end(true), patienceMs);
    const end = (isOpen: boolean): void => {
      clearTimeout(timer);
      child.unref();
      settle(isOpen);
    };
    child.once('error', () => end(false));
    // The explorer of Windows says 1 when all is well.
    child.once('exit', (code) => end(code === 0 || opener === explorer));
  });
}

const explorer = 'explorer.exe';

/** No shell is asked, as a path may hold anything. */
function openerOf(platform: NodeJS.Platform): string {
  if (platform === 'darwin') return 'open';
  return platform === 'win32' ? explorer : 'xdg-open';
}
