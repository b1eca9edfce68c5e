import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { afterAll, onTestFinished } from 'vitest';

/** A report as a browser shows it, and what the browser noticed meanwhile. */
export interface OpenPage {
  readonly page: Page;
  /** Errors, warnings and everything else that was said on the console. */
  readonly complaints: readonly string[];
  /** The addresses of all requests. */
  readonly requests: readonly string[];
}

/** How a report is looked at. */
export interface Looking extends BrowserContextOptions {
  /** Behind `#`. */
  readonly hash?: string;
}

/** A phone held upright. */
export const phone: Looking = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

/** A window on a desk. */
const desk: Looking = { viewport: { width: 1280, height: 900 } };

/** Opens a report from disk, in a window of its own that is closed with the test. */
export async function openPage(path: string, { hash, ...options }: Looking = desk): Promise<OpenPage> {
  const context = await (await browser()).newContext({ ...desk, ...options });
  onTestFinished(async () => await context.close());
  context.setDefaultTimeout(patienceMs);
  const page = await context.newPage();
  const [complaints, requests]: [string[], string[]] = [[], []];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => requests.push(request.url()));
  await page.goto(`${pathToFileURL(path).href}${hash === undefined ? '' : `#${hash}`}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  return { page, complaints, requests };
}

/** Long before a test gives up, so that it says what it waited for. */
const patienceMs = 15_000;

let launched: Promise<Browser> | null = null;

/** One browser for each test file. */
async function browser(): Promise<Browser> {
  launched ??= chromium.launch({ executablePath: findChromium(), args: [...quiet] });
  return await launched;
}

afterAll(async () => await (await launched)?.close());

const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

function findChromium(): string {
  const found = [process.env['CHROMIUM'] ?? '', ...places].find((path) => path !== '' && existsSync(path));
  if (found === undefined) throw new Error(`there is no browser at ${places.join(', ')}; set CHROMIUM to its path`);
  return found;
}
