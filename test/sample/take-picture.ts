import { pathToFileURL } from 'node:url';
import { launchChromium } from '../helpers/chromium.ts';

/** Takes a picture of the top of a page, light and as wide as a laptop; false where there is no browser for it. */
export async function takePicture(page: string, picture: string): Promise<boolean> {
  const browser = await launchChromium();
  if (browser === null) return false;
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
