import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, onTestFinished } from 'vitest';
import { launchChromium, noChromium } from '../helpers/chromium.ts';

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

let launched: Promise<Browser | null> | undefined;

/** One browser for each test file. */
async function browser(): Promise<Browser> {
  const there = await (launched ??= launchChromium());
  if (there === null) throw new Error(noChromium);
  return there;
}

afterAll(async () => await (await launched)?.close());
