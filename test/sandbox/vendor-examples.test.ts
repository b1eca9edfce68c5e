import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openSandbox } from './open-sandbox.ts';
import { anyText, matching } from './matchers.ts';

/** The vendor's pages, where somebody has put them beside the project. */
const folder = '../shared/seeds';
const pages = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.txt')) : [];

interface Example {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

function exampleOf(page: string): Example {
  const command = /curl -X (\w+) \\\n\s+"https:\/\/[^/]+(\/[^"]*)"([\s\S]*?)-d '([\s\S]*?)'/.exec(page);
  const headers = [...(command?.[3] ?? '').matchAll(/-H "([^:]+): ([^"]*)"/g)].map(([, name = '', text = '']) => [
    name,
    text,
  ]) as readonly (readonly [string, string])[];
  return {
    method: command?.[1] ?? '',
    path: command?.[2] ?? '',
    headers: Object.fromEntries(headers),
    body: command?.[4] ?? '',
  };
}

// The JSON that follows a status as its "Example Response".
function documented(page: string, status: number): Readonly<Record<string, unknown>> {
  const section = page.slice(page.indexOf(`\n${status}\n`));
  const start = section.indexOf('{', section.indexOf('Example Response'));
  const end = section.indexOf('\n}', start) + 2;
  return JSON.parse(section.slice(start, end)) as Readonly<Record<string, unknown>>;
}

describe.skipIf(pages.length === 0)('the curl example of the vendor’s page', () => {
  test.each(pages)('%s answers as the page documents', async (name) => {
    const page = readFileSync(join(folder, name), 'utf8');
    const { method, path, headers, body } = exampleOf(page);
    const sandbox = await openSandbox({ now: () => Date.UTC(2025, 0, 15, 10, 30) });
    const authorization = (headers['Authorization'] ?? '').replace('YOUR_TOKEN', sandbox.token);
    const { status, json, text } = await sandbox.send(method, path, {
      body,
      headers: { ...headers, Authorization: authorization },
    });
    const expected = documented(page, 200);
    expect(status).toBe(200);
    expect(json).toEqual({ ...expected, UpdatedOn: matching(/^2025-01-15T10:30:00\.\d{7}Z$/) });
    expect(Object.keys(JSON.parse(text) as object)).toEqual(Object.keys(expected));
  });

  test.each(pages)('%s: without the first required field it answers with the documented error', async (name) => {
    const page = readFileSync(join(folder, name), 'utf8');
    const { method, path, body } = exampleOf(page);
    const sandbox = await openSandbox();
    const { Id } = JSON.parse(body) as { Id: number };
    const { status, json } = await sandbox.send(method, path, { body: { Id } });
    const expected = documented(page, 400);
    expect(status).toBe(400);
    expect(Object.keys(json as object)).toEqual(Object.keys(expected));
    const [error] = (json as { Errors: readonly object[] }).Errors;
    const [documentedError] = expected['Errors'] as readonly object[];
    expect(error).toEqual({ ...documentedError, PropertyName: anyText });
    expect(json).toMatchObject({
      Message: matching(/^\w+: is a required field$/),
      Value: null,
      WasSuccessful: false,
    });
  });
});
