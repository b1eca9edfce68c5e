import { join } from 'node:path';
import type { Server } from './server.ts';

/** The options of a run on a server, with its own home, so that nothing of another run is in the way. */
export function runOptions({ baseUrl }: Server, folder: string, home = 'home'): readonly string[] {
  return ['--base-url', baseUrl, '--home', join(folder, home), '--reports', join(folder, 'reports'), '--quiet'];
}
