import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Takes a picture of the top of a page, light and as wide as a laptop; false where there is no browser for it. */
export async function takePicture(page: string, picture: string): Promise<boolean> {
  const executablePath = [process.env['CHROMIUM'] ?? '', ...places].find((path) => path !== '' && existsSync(path));
  if (executablePath === undefined) return false;
  const browser = await chromium.launch({ executablePath, args });
  try {
    const tab = await browser.newPage({
      viewport: { width: 1280, height: 900 },
      colorScheme: 'light',
      timezoneId: 'UTC',
    });
    await tab.goto(pathToFileURL(page).href);
    await tab.getByRole('heading').first().waitFor();
    await tab.screenshot({ path: picture });
    return true;
  } finally {
    await browser.close();
  }
}
