import { describe, expect, test } from 'vitest';
import { openSandbox } from '../open-sandbox.ts';

const deposit = { Id: 41_001, CoworkerContractId: 1, ProductId: 1 };

describe('throttling over HTTP', () => {
  test('the documented form is a 409 without a body and with whole seconds to wait', async () => {
    let now = 1_000_000;
    const sandbox = await openSandbox({ limits: 'nexudus', now: () => now });
    expect((await sandbox.get('/api/billing/contractdeposits/41001')).status).toBe(200);
    now += 99;
    const refused = await sandbox.get('/api/billing/contractdeposits/41001');
    expect([refused.status, refused.text, refused.headers.get('retry-after')]).toEqual([409, '', '1']);
    now += 1;
    expect((await sandbox.get('/api/billing/contractdeposits/41001')).status).toBe(200);
  });

  test('the newer form is a 429 that says the wait in words', async () => {
    const sandbox = await openSandbox({ limits: 'writes=1/1450ms', throttle: 429, now: () => 5000 });
    await sandbox.put('contractdeposits', deposit);
    const refused = await sandbox.put('contractdeposits', deposit);
    expect([refused.status, refused.text]).toEqual([429, 'Wait 1.5 seconds']);
  });

  test.each([
    ['writes=1/1001ms', '2'],
    ['writes=1/2s', '2'],
    ['writes=1/10ms', '1'],
  ])('with %s the wait is rounded up to %s seconds', async (limits, seconds) => {
    const sandbox = await openSandbox({ limits, now: () => 5000 });
    await sandbox.put('contractdeposits', deposit);
    expect((await sandbox.put('contractdeposits', deposit)).headers.get('retry-after')).toBe(seconds);
  });

  test('the 61st write of a minute waits for the first to be a minute old, reads go on', async () => {
    let now = 0;
    const sandbox = await openSandbox({ limits: 'nexudus', now: () => now });
    for (let write = 0; write < 60; write += 1) {
      expect((await sandbox.put('contractdeposits', deposit)).status).toBe(200);
      now += 500;
    }
    const refused = await sandbox.put('contractdeposits', deposit);
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([409, '30']);
    expect((await sandbox.get('/api/billing/contractdeposits/41001')).status).toBe(200);
    now = 60_000;
    expect((await sandbox.put('contractdeposits', deposit)).status).toBe(200);
  });

  test('--time-scale 60 makes a minute a second, and says what is really to be waited', async () => {
    let now = 0;
    const sandbox = await openSandbox({ limits: 'writes=1/1m', timeScale: 60, throttle: 429, now: () => now });
    await sandbox.put('contractdeposits', deposit);
    expect((await sandbox.put('contractdeposits', deposit)).text).toBe('Wait 1 seconds');
    now = 1000;
    expect((await sandbox.put('contractdeposits', deposit)).status).toBe(200);
  });

  test('a request without a valid token uses nothing up, nor does a sign-in', async () => {
    const sandbox = await openSandbox({ limits: 'all=1/1d', now: () => 0 });
    await sandbox.send('GET', '/api/auth/me', { headers: { authorization: 'Bearer wrong' } });
    await sandbox.send('POST', '/api/token', { body: 'grant_type=password' });
    expect((await sandbox.get('/api/auth/me')).status).toBe(200);
  });

  test('nothing under /sandbox/ is ever throttled', async () => {
    const sandbox = await openSandbox({ limits: 'all=1/1d', now: () => 0 });
    await sandbox.get('/api/auth/me');
    const statuses = await Promise.all([1, 2, 3].map(async () => (await sandbox.get('/sandbox/requests')).status));
    expect(statuses).toEqual([200, 200, 200]);
  });
});
