import { copyFile, cp, mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeSample } from './make-sample.ts';
import { takePicture } from './take-picture.ts';

// Makes reports/sample again, and its picture where there is a Chromium. It is to be made again whenever the report changes, and
// whenever the page does: the test compares what the page is given, but not how it looks.
const root = process.cwd();
const sample = join(root, 'reports', 'sample');
const folder = await mkdtemp(join(tmpdir(), 'nexload-sample-'));
const text = await readFile(join(root, 'dist', 'page', 'report.html'), 'utf8');
// The compiled program looks for its version above itself.
await copyFile(join(root, 'package.json'), new URL('../../package.json', import.meta.url));
const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { readonly version: string };
try {
  process.chdir(folder);
  const made = join(folder, await makeSample({ text, version }));
  await mkdir(sample, { recursive: true });
  // The picture outlives a machine without a browser.
  const old = (await readdir(sample)).filter((name) => name !== 'report.png');
  for (const name of old) await rm(join(sample, name));
  await cp(made, sample, { recursive: true });
  const picture = join(sample, 'report.png');
  const isTaken = await takePicture(join(sample, 'report.html'), picture);
  console.log(
    isTaken ? `${sample} and its picture are made.` : `${sample} is made; there is no Chromium for its picture.`,
  );
} finally {
  process.chdir(root);
  await rm(folder, { recursive: true, force: true });
}
