import { statSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../test/helpers/chromium.ts';
import { median } from './table.ts';

/** What somebody waits for who opens a page with rows and looks for some of them, in milliseconds. */
export interface Looked {
  readonly sizeMb: number;
  readonly paintMs: number;
  /** Until everything is there and drawn. */
  readonly readyMs: number;
  /** From a key in the search field until the rows that fit are drawn. */
  readonly filterMs: number;
  readonly clearMs: number;
}

/** Whoever waits for so long has gone. */
const patienceMs = 60_000;

/** Opens a page with a search field in Chromium and filters its rows, so many times; null where there is no Chromium. */
export async function lookAt(page: string, rounds: number): Promise<Looked | null> {
  const sizeMb = statSync(page).size / 1_000_000;
  const times: Omit<Looked, 'sizeMb'>[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const browser = await launchChromium();
    if (browser === null) return null;
    try {
      times.push(await lookOnce(browser, pathToFileURL(page).href));
    } finally {
      await browser.close();
    }
  }
  const middle = (key: keyof (typeof times)[number]): number => median(times.map((one) => one[key]));
  return {
    sizeMb,
    paintMs: middle('paintMs'),
    readyMs: middle('readyMs'),
    filterMs: middle('filterMs'),
    clearMs: middle('clearMs'),
  };
}

/** What takes too long stays endless. */
async function lookOnce(browser: Browser, address: string): Promise<Omit<Looked, 'sizeMb'>> {
  const times = { paintMs: Infinity, readyMs: Infinity, filterMs: Infinity, clearMs: Infinity };
  const tab = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  const ask = async (script: string): Promise<number> => Number(await inTime(tab.evaluate(script)));
  try {
    await tab.goto(address, { waitUntil: 'load', timeout: patienceMs });
    times.readyMs = await ask(`${drawn}.then(() => performance.now())`);
    times.paintMs = await ask(firstPaint);
    times.filterMs = await ask(timeToSearch('garcia.77'));
    times.clearMs = await ask(timeToSearch(''));
  } catch (error) {
    if (!(error instanceof Error) || !/timeout|too long/i.test(error.message)) throw error;
  }
  return times;
}

async function inTime<T>(work: Promise<T>): Promise<T> {
  const patience = new AbortController();
  const tooLong = setTimeout(patienceMs, null, { signal: patience.signal, ref: false }).then(() => {
    throw new Error('it takes too long');
  });
  try {
    return await Promise.race([work, tooLong]);
  } finally {
    tooLong.catch(() => undefined);
    patience.abort();
  }
}

/** Behind the next frame but one, what was changed before is on the screen. */
const drawn = 'new Promise((draw) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(draw))))';

const firstPaint = `performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN`;

function timeToSearch(text: string): string {
  return `(async () => {
    const field = document.querySelector('input[type=search]');
    const started = performance.now();
    field.value = ${JSON.stringify(text)};
    field.dispatchEvent(new Event('input', { bubbles: true }));
    await ${drawn};
    return performance.now() - started;
  })()`;
}
