import { describe, test } from 'vitest';
import { patienceMs } from '../helpers/built-command.ts';
import { depositIds as ids, openDeposits } from '../helpers/deposits.ts';
import { replyCases } from './reply-cases.ts';

const allUpdated = ids.map(() => 'updated');

describe.concurrent('in the middle of a run', { timeout: patienceMs }, () => {
  test.for(replyCases)('$title', async (reply, { expect, onTestFinished }) => {
    const scene = await openDeposits(onTestFinished, { faults: reply.faults });
    const { statuses = allUpdated, writesOf202 = 1, cells = {} } = reply;
    const words = `apply deposits.csv --yes --limits none ${reply.flags ?? ''}`.trim();
    const { stdout, stderr, exitCode } = await scene.nexload(words);
    expect(exitCode, stderr).toBe(reply.exitCode);
    for (const said of reply.says) expect(stdout).toContain(said);
    expect(stdout).not.toMatch(/<\/?[a-z]/i);

    const run = /nexload rollback (\S+)/.exec(stdout)?.[1] ?? '';
    const told = await scene.tell(`report ${run}`);
    expect((await told.rows()).map(({ status }) => status)).toEqual(statuses);
    const { totals, issues, requests } = told.document;
    const { rows: sum, ...states } = totals;
    expect([sum, Object.values(states).reduce((one, other) => one + other, 0)]).toEqual([4, 4]);
    const said = issues.filter(({ source }) => source === 'server').map(({ cell, message }) => [cell ?? '', message]);
    expect(Object.fromEntries(said)).toEqual(cells);
    expect(requests).toMatchObject(reply.requests ?? {});

    const wereWritten = statuses.flatMap((status, at) => (status === 'updated' ? [ids[at] ?? 0] : []));
    for (const id of wereWritten) expect(scene.record('contract-deposits', id)['Price']).toBe(id + 0.5);
    expect(scene.writes().filter(({ id }) => id === 202)).toHaveLength(writesOf202);
    for (const id of [201, 203, 204]) expect(scene.writes().filter((write) => write.id === id).length).toBeLessThan(2);
  });

  test.for([409, 429] as const)(
    'a server that is stricter than it says throttles with %d, and gets each write once all the same',
    async (throttle, { expect, onTestFinished }) => {
      const scene = await openDeposits(onTestFinished, { sandbox: { limits: 'writes=2/1s', throttle } });
      const { document } = await scene.tell('apply deposits.csv --yes --limits none --retries 0');
      expect(document).toMatchObject({ run: { exitCode: 0 }, totals: { updated: 4 }, requests: { retried: 0 } });
      const refused = scene.writes().filter(({ status }) => status === throttle);
      expect(document.requests.throttled).toBe(refused.length);
      expect(refused.length).toBeGreaterThan(0);
      expect(scene.writes().filter(({ status }) => status === 200)).toHaveLength(ids.length);
    },
  );
});
