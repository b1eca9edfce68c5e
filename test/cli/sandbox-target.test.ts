import { describe, expect, onTestFinished, test } from 'vitest';
import { openSandboxTarget, type SandboxTarget, type SandboxWishes } from '../../src/cli/sandbox-target.ts';
import { openTarget } from '../../src/io/account/open-target.ts';
import { closeInputs, openInputs } from '../../src/io/open-inputs.ts';
import { silentLog } from '../../src/io/silent-log.ts';
import { parseInputOptions, type InputOptions } from '../../src/options.ts';
import { enterFolder } from '../helpers/enter-folder.ts';

const deposits = 'Id;CoworkerContractId;ProductId;Price\n201;9001;55;1,250\n202;9002;55;80,00\n203;9003;55;dear\n';
const pauses = 'Id,CoworkerContractId,PauseFrom,PauseUntil\n301,9001,01/10/2025,01/11/2025\n';

async function open(options: InputOptions, wishes: SandboxWishes = {}): Promise<SandboxTarget> {
  await enterFolder({ 'deposits.csv': deposits, 'pauses.csv': pauses });
  const signal = new AbortController().signal;
  const sources = await openInputs(['.'], { stream: process.stdin, signal });
  onTestFinished(() => closeInputs(sources));
  const opened = await openSandboxTarget({ sources, ...parseInputOptions(options, null) }, wishes);
  onTestFinished(() => opened.close());
  return opened;
}

describe('a sandbox in place of an account', () => {
  test('lets the command in, whatever secrets there are for others', async () => {
    const { target, env } = await open({});
    const place = { timeoutMs: 10_000, home: 'home', profile: null, ...target };
    const opened = openTarget(place, { env, log: silentLog });
    expect((await opened.whoAmI()).email).toBe('admin@example.com');
    expect([opened.isOnThisMachine, target]).toMatchObject([true, { isBasic: false, tokenCommand: null }]);
  });

  test('has the records that usable rows name, with other values', async () => {
    const { sandbox } = await open({});
    const records = sandbox.records('contract-deposits').filter(({ Id }) => Number(Id) < 300);
    expect(records.map(({ Id, CoworkerContractId }) => [Id, CoworkerContractId])).toEqual([
      [201, 9001],
      [202, 9002],
    ]);
    expect(records.map(({ Price }) => Price)).not.toContain(80);
  });

  test.each<[string, InputOptions, readonly number[]]>([
    ['dates that nobody can tell', {}, []],
    ['the dates that the options settle', { dateOrder: 'dmy' }, [301]],
  ])('understands %s as the command does', async (_, options, ids) => {
    const { sandbox } = await open(options);
    const held = sandbox.records('contract-paused-periods').map(({ Id }) => Number(Id));
    expect(held.filter((id) => id < 400)).toEqual(ids);
  });

  test('has no limits unless they are asked for', async () => {
    const ask = async ({ target, env }: SandboxTarget): Promise<readonly number[]> => {
      const headers = { authorization: `Bearer ${env['NEXLOAD_TOKEN'] ?? ''}` };
      const url = `${target.baseUrl}/api/billing/contractdeposits/201`;
      return Promise.all([1, 2, 3].map(async () => (await fetch(url, { headers })).status));
    };
    expect(await ask(await open({}))).toEqual([200, 200, 200]);
    expect(new Set(await ask(await open({}, { limits: 'all=1/1h' })))).toEqual(new Set([200, 409]));
  });
});
