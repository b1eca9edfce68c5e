import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { pageMissing } from '../errors/report.ts';

/** The empty report page that `npm run build` makes; the same file for the sources as for what is built from them. */
export function readPageTemplate(place: URL = builtPage): string {
  try {
    return readFileSync(place, 'utf8');
  } catch (error) {
    throw pageMissing(fileURLToPath(place), error);
  }
}

const builtPage = new URL('../../dist/page/report.html', import.meta.url);
