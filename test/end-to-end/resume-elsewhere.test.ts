import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { patienceMs } from '../helpers/built-command.ts';
import { callNexload, type Called } from '../helpers/call-nexload.ts';
import { openDeposits } from '../helpers/deposits.ts';

test(
  'resume and rollback refuse an address that is not the run’s, wherever it is said, and take the same one written otherwise',
  { timeout: 2 * patienceMs },
  async () => {
    const [scene, other] = [await openDeposits(onTestFinished), await openDeposits(onTestFinished)];
    const { document } = await scene.tell('apply deposits.csv --yes --limits none --max-writes 2');
    const { id } = document.run;
    const [there, elsewhere] = [scene.sandbox.baseUrl, other.sandbox.baseUrl];
    const place = [
      '--home',
      join(scene.folder, 'home'),
      '--reports',
      join(scene.folder, 'reports'),
      '--report',
      'none',
    ];
    const call = async (verb: string, flags: readonly string[], env = {}): Promise<Called> =>
      await callNexload([verb, id, '--yes', ...place, ...flags], {
        env: { NEXLOAD_TOKEN: scene.sandbox.token, ...env },
      });
    await scene.write('config.yaml', `base-url: ${elsewhere}\n`);
    await scene.write('number.yaml', 'base-url: 17\n');
    const config = ['--config', join(scene.folder, 'config.yaml')];
    for (const verb of ['resume', 'rollback']) {
      const calls = [
        await call(verb, ['--base-url', elsewhere]),
        await call(verb, [], { NEXLOAD_BASE_URL: elsewhere }),
        await call(verb, config),
        await call(verb, ['--base-url', 'https://spaces.nexudus.com']),
      ];
      const places = ['--base-url', 'NEXLOAD_BASE_URL', `base-url in ${config[1]}`, '--base-url'];
      for (const [at, { exitCode, stderr }] of calls.entries()) {
        const elsewhereThan = at === 3 ? 'https://spaces.nexudus.com' : elsewhere;
        const said = `error ${places[at]} leads to ${elsewhereThan}, and ${id} is a run on ${there}\n`;
        expect([exitCode, stderr]).toEqual([12, expect.stringContaining(said)]);
      }
      const invalid = await call(verb, ['--base-url', 'ftp://x']);
      expect([invalid.exitCode, invalid.stderr]).toEqual([2, expect.stringContaining('is no address of a Nexudus')]);
      const number = await call(verb, ['--config', join(scene.folder, 'number.yaml')]);
      expect([number.exitCode, number.stderr]).toEqual([2, expect.stringContaining('number.yaml "17" is no address')]);
    }
    expect([scene.writes().length, other.writes()]).toEqual([2, []]);
    expect((await call('resume', [], { NEXLOAD_BASE_URL: `${there}/` })).exitCode).toBe(0);
    expect((await call('rollback', ['--base-url', ` ${there.replace('http', 'HTTP')}//`])).exitCode).toBe(0);
    expect(scene.writes()).toHaveLength(8);
  },
);
