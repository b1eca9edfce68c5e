import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseScript } from '../../../src/sandbox/faults/parse-script.ts';
import { openSandbox, type Opened } from '../open-sandbox.ts';

const deposit = { Id: 41_001, CoworkerContractId: 1, ProductId: 1, Notes: 'changed' };

function file(text: string): string {
  const path = join(mkdtempSync(join(tmpdir(), 'faults-')), 'faults.yaml');
  writeFileSync(path, text);
  return path;
}

async function notes(sandbox: Opened, id = 41_001): Promise<unknown> {
  return (await sandbox.record(`contractdeposits/${id}`))['Notes'];
}

describe('scripted faults', () => {
  test('hit the nth request that fits, and no other', async () => {
    const sandbox = await openSandbox({
      faults: file(
        'faults:\n  - match: {method: PUT, path: contractdeposits, nth: [2, 3]}\n    do: {status: 503, body: gone}\n',
      ),
    });
    const answers = [];
    for (const id of [41_001, 41_002, 41_003, 41_004])
      answers.push(await sandbox.put('contractdeposits', { ...deposit, Id: id }));
    expect(answers.map(({ status }) => status)).toEqual([200, 503, 503, 200]);
    expect(answers[1]?.text).toBe('gone');
    expect([await notes(sandbox, 41_002), await notes(sandbox, 41_004)].map((text) => text === 'changed')).toEqual([
      false,
      true,
    ]);
  });

  test('hit the requests about one record, whether it stands in the path or in the body', async () => {
    const sandbox = await openSandbox({
      faults: file('faults:\n  - match: {id: 41001}\n    do: {status: 500, body: {Message: An error has occurred.}}\n'),
    });
    expect((await sandbox.put('contractdeposits', deposit)).json).toEqual({ Message: 'An error has occurred.' });
    expect((await sandbox.get('/api/billing/contractdeposits/41001')).status).toBe(500);
    expect((await sandbox.get('/api/billing/contractdeposits/41002')).status).toBe(200);
  });

  test('reset breaks the connection and nothing is written', async () => {
    const sandbox = await openSandbox({ faults: file('faults: [{match: {nth: 1}, do: reset}]') });
    await expect(sandbox.put('contractdeposits', deposit)).rejects.toThrow();
    expect(await notes(sandbox)).not.toBe('changed');
  });

  test('apply-then-reset breaks the connection after the record was written', async () => {
    const sandbox = await openSandbox({ faults: file('faults: [{match: {nth: 1}, do: apply-then-reset}]') });
    await expect(sandbox.put('contractdeposits', deposit)).rejects.toThrow();
    expect(await notes(sandbox)).toBe('changed');
  });

  test.each([
    ['hang', false],
    ['apply-then-hang', true],
  ])('%s never answers', async (action, isWritten) => {
    const sandbox = await openSandbox({ faults: file(`faults: [{match: {nth: 1}, do: ${action}}]`) });
    const controller = new AbortController();
    const sending = fetch(`${sandbox.baseUrl}/api/billing/contractdeposits`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${sandbox.token}` },
      body: JSON.stringify(deposit),
      signal: controller.signal,
    });
    while (sandbox.requests().length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    controller.abort();
    await expect(sending).rejects.toThrow();
    expect((await notes(sandbox)) === 'changed').toBe(isWritten);
  });

  test('delay answers late, and rightly', async () => {
    const sandbox = await openSandbox({ faults: file('faults: [{do: {delay: 30ms}}]') });
    const start = performance.now();
    expect((await sandbox.put('contractdeposits', deposit)).status).toBe(200);
    expect(performance.now() - start).toBeGreaterThan(29);
  });

  test('stand in the log with the request that they hit', async () => {
    const sandbox = await openSandbox({
      faults: file(
        'faults:\n  - {match: {nth: 1}, do: {status: 502, headers: {X-Why: test}}}\n  - {match: {nth: 2}, do: reset}\n',
      ),
    });
    const first = await sandbox.put('contractdeposits', deposit);
    await sandbox.put('contractdeposits', deposit).catch(() => undefined);
    await sandbox.put('contractdeposits', deposit);
    expect([first.status, first.headers.get('x-why'), first.text]).toEqual([502, 'test', '']);
    expect(sandbox.requests().map(({ fault, status }) => [fault, status])).toEqual([
      ['status 502', 502],
      ['reset', null],
      [null, 200],
    ]);
  });

  test('hit sign-ins too', async () => {
    const sandbox = await openSandbox({ faults: file('faults: [{match: {path: /api/token}, do: {status: 500}}]') });
    expect((await sandbox.send('POST', '/api/token', { body: 'x' })).status).toBe(500);
    expect((await sandbox.get('/api/auth/me')).status).toBe(200);
  });
});

describe('a script with a mistake', () => {
  test.each([
    ['faults:\n  - do: explode\n', 'f.yaml, line 2: faults[1].do: write one of reset, hang'],
    ['faults:\n  - do: reset\n  - match: {nth: 0}\n    do: reset\n', 'f.yaml, line 3: faults[2].match.nth'],
    ['faults:\n  - do: reset\n    when: now\n', 'f.yaml, line 3: faults[1]: Unrecognized key'],
    ['faults:\n  - match: {method: FETCH}\n    do: reset\n', 'f.yaml, line 2: faults[1].match.method'],
    ['faults:\n  - do: {delay: soon}\n', 'f.yaml, line 2: faults[1].do'],
    ['faults:\n  - {status: 500}\n', 'f.yaml, line 2: faults[1]'],
    ['faults: reset', 'f.yaml, line 1: faults'],
    ['', 'f.yaml, line 1: '],
    ['faults: [\n', 'f.yaml, line'],
    ['a: 1\na: 2\n', 'f.yaml, line 2'],
    [`faults: &a [reset]\nb: [${'*a,'.repeat(200)}]`, 'f.yaml, line 1'],
  ])('%j is refused with the line and what is wrong', (text, message) => {
    expect(() => parseScript(text, 'f.yaml')).toThrow(message);
  });
});
