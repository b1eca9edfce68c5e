import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Chromium that asks nobody for anything; null where there is none, or CHROMIUM names another path. */
export async function launchChromium(): Promise<Browser | null> {
  const executablePath = [process.env['CHROMIUM'] ?? '', ...places].find((path) => path !== '' && existsSync(path));
  if (executablePath === undefined) return null;
  return await chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** Where it was looked for, for whoever misses it. */
export const noChromium = `there is no browser at ${places.join(', ')}; set CHROMIUM to its path`;
