import { mkdir, rename, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = new URL('../../', import.meta.url);

/** Builds the page before the tests, and puts it in its place at once: whoever reads it meanwhile gets a whole one. */
export async function setup(): Promise<void> {
  const built = await build({ configFile: fileURLToPath(new URL('vite.config.ts', root)), build: { write: false } });
  const files = [built].flat().flatMap((result) => ('output' in result ? result.output : []));
  const page = files.find(({ fileName }) => fileName === 'report.html');
  if (page?.type !== 'asset') throw new Error('Vite has made no report.html');
  const folder = new URL('dist/page/', root);
  await mkdir(folder, { recursive: true });
  const draft = new URL(`report.${process.pid}.html`, folder);
  await writeFile(draft, page.source);
  await rename(draft, new URL('report.html', folder));
}
