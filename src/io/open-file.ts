import { spawn } from 'node:child_process';
import { resolve } from 'node:path';

/** Opens a file with the program that the desktop has for it; false where there is no such program. */
export async function openFile(path: string, opener: string = openerOf(process.platform)): Promise<boolean> {
  return new Promise((settle) => {
    const child = spawn(opener, [resolve(path)], { detached: true, stdio: 'ignore' });
    child.once('error', () => settle(false));
    child.once('spawn', () => {
      child.unref();
      settle(true);
    });
  });
}

/** No shell is asked, as a path may hold anything. */
function openerOf(platform: NodeJS.Platform): string {
  if (platform === 'darwin') return 'open';
  return platform === 'win32' ? 'explorer.exe' : 'xdg-open';
}
